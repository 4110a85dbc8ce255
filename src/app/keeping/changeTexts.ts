import type { FieldChange, WorkflowDiff } from "../../model/diffWorkflows.ts";
import { parseEdge } from "../../model/edge.ts";
import { type Json, own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { describeType } from "../editor/describeType.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { msg, t, tn } from "../words/words.ts";

/** A line of a list of changes: what it is about, and each field with its value before and after. */
export type ChangeText = {
  readonly kind: "added" | "removed" | "changed";
  readonly what: string;
  readonly fields: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

const LONGEST = 80;
/** What people call the parts of a node and of a workflow. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["name", msg("Name")],
  ["type", msg("Type")],
  ["notes", msg("Notes")],
  ["disabled", msg("Disabled")],
  ["optional", msg("Optional")],
  ["description", msg("Description")],
  ["nodes", msg("Members")],
  ["kind", msg("Kind")],
]);

/** A difference in words: workflow first, then nodes and regions, then edges, then what only moved. */
export function changeTexts(diff: WorkflowDiff, catalogue: readonly NodeDescription[]): readonly ChangeText[] {
  const { both } = diff;
  const texts: ChangeText[] = [];
  if (diff.rest.length > 0)
    texts.push({ kind: "changed", what: t("Workflow"), fields: diff.rest.map((change) => fieldText(change, undefined)) });
  for (const [id, { kind, fields }] of diff.parts) {
    const labels = labelsOf(id, diff, catalogue);
    texts.push({ kind, what: titleOf(both, id), fields: fields.map((change) => fieldText(change, labels)) });
  }
  for (const { kind, edge, before } of diff.edges) {
    const fields = before === undefined ? [] : [{ label: t("Was"), before: "", after: edgeText(diff, before) }];
    texts.push({ kind, what: edgeText(diff, edge), fields });
  }
  if (diff.moved.size > 0)
    texts.push({ kind: "changed", what: tn(diff.moved.size, "{count} node moved", "{count} nodes moved"), fields: [] });
  return texts;
}

/** The declared labels of a node's or region's params. */
function labelsOf(id: string, { both }: WorkflowDiff, catalogue: readonly NodeDescription[]): ReadonlyMap<string, string> {
  const node = own(both.nodes, id);
  const region = own(both.regions, id);
  const params = node === undefined ? region && describeRegion(region.kind)?.params : describeType(catalogue, node.type)?.params;
  return new Map(Object.entries(params ?? {}).map(([name, field]) => [name, field.label]));
}

function fieldText({ path, before, after }: FieldChange, params: ReadonlyMap<string, string> | undefined): ChangeText["fields"][number] {
  const [first = "", second] = path;
  const label =
    first === "params" && second !== undefined ? (params?.get(second) ?? second) : t(LABELS.get(path.join(".")) ?? path.join(" "));
  return { label, before: valueText(before), after: valueText(after) };
}

function valueText(value: Json | undefined): string {
  if (value === undefined) return t("not set");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text === "" ? t("empty") : text;
}

function edgeText({ both }: WorkflowDiff, text: string): string {
  const edge = parseEdge(text);
  if (edge === undefined) return text;
  const end = ({ node, port }: { readonly node: string; readonly port?: string }): string =>
    port === undefined ? titleOf(both, node) : `${titleOf(both, node)}.${port}`;
  return t("{from} to {to}", { from: end(edge.from), to: end(edge.to) });
}
