import { GROUP, groupsOf } from "../../model/annotations.ts";
import { homesOf } from "../../model/checkRegions.ts";
import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { RegionKind } from "../../model/region.ts";
import { commonHome, insideOf, moveToRegion, removeRegion, wrapInRegion } from "../../model/regionEdits.ts";
import type { Workflow } from "../../model/workflow.ts";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { titleOf } from "./portsOfNode.ts";
import { announce } from "./uiStore.ts";

/** The ids, and for regions and groups among them everything that lies in them. */
export function withInside(workflow: Workflow, ids: Iterable<string>): ReadonlySet<string> {
  const all = new Set(ids);
  for (const { id, nodes } of groupsOf(workflow)) if (all.has(GROUP + id)) for (const member of nodes) all.add(member);
  for (const id of [...all]) for (const inner of insideOf(workflow, id)) all.add(inner);
  return all;
}

/** The selected nodes and regions as they are moved or wrapped: without those that lie in another selected region. */
export function selectedRoots(): readonly string[] {
  const { workflow, selection } = useEditor.getState();
  const inside = new Set([...selection].flatMap((id) => [...insideOf(workflow, id)]));
  return [...selection].filter((id) => !inside.has(id));
}

/** Makes a region of the selected nodes and selects it. */
export function wrapSelection(kind: RegionKind): void {
  const { workflow } = useEditor.getState();
  const wrapped = wrapInRegion(workflow, selectedRoots(), kind);
  if (wrapped.id === undefined) {
    toast(t("Not wrapped. The nodes do not lie together: take all from one region, or all from outside."));
    return;
  }
  editor.apply(() => wrapped.workflow, { label: t("wrap in {kind}", { kind }) });
  editor.select([wrapped.id]);
  announce(t("Wrapped in {kind} {title}", { kind, title: titleOf(wrapped.workflow, wrapped.id) }));
}

/** Takes a region away; its nodes stay and are selected. */
export function unwrap(id: string): void {
  const members = own(useEditor.getState().workflow.regions, id)?.nodes ?? [];
  editor.apply((workflow) => removeRegion(workflow, id), { label: t("remove the region") });
  editor.select(members);
  announce(t("Region removed"));
}

/** Deletes a region with everything in it. */
export function deleteWithNodes(id: string): void {
  editor.apply((workflow) => edits.removeNodes(workflow, withInside(workflow, [id])), { label: t("delete region") });
  announce(t("Deleted the region with its nodes"));
}

/** True where the selected nodes lie together in a region. */
export function canMoveOut(): boolean {
  const roots = selectedRoots();
  return roots.length > 0 && typeof commonHome(useEditor.getState().workflow, roots) === "string";
}

/** Moves the selected nodes into the region around theirs, or out of all. */
export function moveOut(): void {
  const { workflow } = useEditor.getState();
  const home = commonHome(workflow, selectedRoots());
  if (typeof home === "string") moveSelection(homesOf(workflow).get(home));
}

/** The regions that the selected nodes can move into: those beside them. */
export function regionsBeside(): readonly string[] {
  const { workflow } = useEditor.getState();
  const roots = selectedRoots();
  const home = commonHome(workflow, roots);
  if (roots.length === 0 || home === undefined) return [];
  const homes = homesOf(workflow);
  return Object.keys(workflow.regions ?? {}).filter((id) => (homes.get(id) ?? null) === home && !roots.includes(id));
}

/** Moves the selected nodes into a region; undefined: out of all. */
export function moveSelection(to: string | undefined): void {
  const roots = selectedRoots();
  editor.apply((workflow) => moveToRegion(workflow, roots, to), {
    label: to === undefined ? t("move out of region") : t("move into region"),
  });
  announce(
    to === undefined ? t("Moved out of the region") : t("Moved into {title}", { title: titleOf(useEditor.getState().workflow, to) }),
  );
}
