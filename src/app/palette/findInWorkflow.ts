import { GROUP, groupsOf, NOTE, notesOf } from "../../model/annotations.ts";
import { isObject, type Json, own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { describeType } from "../editor/describeType.ts";
import { t } from "../words/words.ts";

/** A place in the workflow: what is selected, and the param where the text stands. */
export type Place = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly icon: string;
  readonly param?: string;
};

const MOST = 200;
const AROUND = 30;

/** Where a text stands in the names, types, params and notes of a workflow, names first; no more than 200 places. */
export function findInWorkflow(workflow: Workflow, catalogue: readonly NodeDescription[], search: string): readonly Place[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return [];
  const holds = (text: string | undefined): boolean => text?.toLowerCase().includes(wanted) === true;
  const names: Place[] = [];
  const texts: Place[] = [];
  for (const [id, node] of Object.entries(workflow.nodes)) {
    const type = describeType(catalogue, node.type);
    const place = { id, title: node.name || id, icon: type?.icon ?? "box" };
    if (holds(node.name) || holds(id) || holds(type?.title)) names.push({ ...place, detail: type?.title ?? node.type });
    if (holds(node.notes)) texts.push({ ...place, detail: t("Notes: {excerpt}", { excerpt: excerpt(node.notes ?? "", wanted) }) });
    for (const [param, value] of Object.entries(node.params ?? {})) {
      const found = textIn(value as Json).find(holds);
      const label = own(type?.params, param)?.label ?? param;
      if (found !== undefined) texts.push({ ...place, param, detail: `${label}: ${excerpt(found, wanted)}` });
    }
  }
  for (const [id, region] of Object.entries(workflow.regions ?? {})) {
    const kind = describeRegion(region.kind);
    if (holds(region.name) || holds(id))
      names.push({ id, title: region.name || id, icon: kind?.icon ?? "group", detail: kind?.title ?? region.kind });
  }
  for (const { id, name } of groupsOf(workflow))
    if (holds(name)) names.push({ id: GROUP + id, title: name, icon: "boxes", detail: t("Group") });
  for (const { id, text } of notesOf(workflow)) {
    if (holds(text)) texts.push({ id: NOTE + id, title: t("Note"), icon: "sticky-note", detail: excerpt(text, wanted) });
  }
  return [...names, ...texts].slice(0, MOST);
}

/** The text around what was found, in one line. */
function excerpt(text: string, wanted: string): string {
  const at = text.toLowerCase().indexOf(wanted);
  const [start, end] = [Math.max(0, at - AROUND), at + wanted.length + AROUND];
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`.replace(/\s+/g, " ");
}

function textIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textIn);
  return isObject(value) ? Object.entries(value).flatMap(([key, inner]) => [key, ...textIn(inner as Json)]) : [];
}
