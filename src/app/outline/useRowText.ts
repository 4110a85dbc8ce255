import { GROUP, groupsOf, NOTE, notesOf } from "../../model/annotations.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { type ShownState, statusOf } from "../canvas/statusOf.ts";
import { worstProblem } from "../canvas/worstProblem.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { describeType } from "../editor/describeType.ts";
import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { progressText } from "../run/progressText.ts";
import type { NodeRun } from "../run/runSession.ts";
import { useNodeRun } from "../run/runStore.ts";
import { t, tn, told } from "../words/words.ts";
import type { OutlineRow } from "./outlineRows.ts";

/** What a row shows; its accessible name is all of it in one line. */
export type RowText = {
  readonly title: string;
  readonly kind: string;
  readonly icon: string;
  readonly state: ShownState | undefined;
  readonly count: string;
  readonly problem: string | undefined;
};

/** What the row of a node, region, group, note or connection says, with how it went in the shown run. */
export function useRowText(row: OutlineRow): RowText {
  const { workflow, catalogue } = useEditor();
  const problem = told(useEditor((state) => worstProblem(state.problems, row.key)?.message));
  const run = useNodeRun(row.edge?.from.node ?? row.key);
  const said = { title: rowTitle(workflow, row), state: undefined, count: "", problem };
  if (row.edge !== undefined) return { ...said, kind: "", icon: "arrow-right", count: itemsText(run, run?.counts.get(row.edge.from.port)) };
  if (row.kind === "note") return { ...said, kind: t("Note"), icon: "sticky-note" };
  if (row.kind === "group")
    return { ...said, kind: t("Group"), icon: "boxes", count: tn(row.rows.length, "{count} member", "{count} members") };
  const node = own(workflow.nodes, row.key);
  const items = [...(run?.counts.values() ?? [])].reduce((sum, each) => sum + each, 0);
  const state = statusOf(run, node?.disabled === true);
  const count = run?.progress === undefined ? itemsText(run, items) : progressText(run.progress);
  return { ...said, ...kindOf(workflow, catalogue, row.key), state, count };
}

/** What a row is called, without how it went. */
export function rowTitle(workflow: Workflow, { key, kind, edge }: OutlineRow): string {
  if (edge !== undefined) return t("{port} to {end}", { port: edge.from.port, end: `${titleOf(workflow, edge.to.node)}.${edge.to.port}` });
  if (kind === "group") return groupsOf(workflow).find(({ id }) => GROUP + id === key)?.name ?? "";
  if (kind === "note")
    return (
      notesOf(workflow)
        .find(({ id }) => NOTE + id === key)
        ?.text.split("\n")[0] || t("Empty note")
    );
  return titleOf(workflow, key);
}

function kindOf(workflow: Workflow, catalogue: readonly NodeDescription[], id: string): Pick<RowText, "kind" | "icon"> {
  const region = own(workflow.regions, id);
  const node = own(workflow.nodes, id);
  if (node === undefined && region !== undefined) {
    const known = describeRegion(region.kind);
    return { kind: known?.title ?? region.kind, icon: known?.icon ?? "group" };
  }
  const type = describeType(catalogue, node?.type ?? "");
  return { kind: type?.title ?? node?.type ?? "", icon: type?.icon ?? "box" };
}

/** How many items left; nothing is said while more may come of none, or where nothing ran. */
function itemsText(run: NodeRun | undefined, count = 0): string {
  if (count > 0) return tn(count, "{count} item", "{count} items");
  return run?.status === "finished" ? t("no items") : "";
}
