import { type Json, own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Region } from "../../model/region.ts";
import type { WorkflowNode } from "../../model/workflow.ts";
import { isShown } from "../inspector/isShown.ts";
import { inSentence, t } from "../words/words.ts";
import { describeRegion } from "./describeRegion.ts";

const SLOT = /\{([A-Za-z_][\w-]*)\}/g;
const LONGEST = 120;
/** Stands for a param that is not set; no text that is shown holds it. */
const UNSET = "\0";

/**
 * One line on what a node will do: the type's `summary` with the params filled in, else the sentence of its docs. Params that
 * the form hides are left out.
 */
export function summaryOf(node: WorkflowNode, type: NodeDescription | undefined): string {
  if (type === undefined) return t("Unknown node type");
  const template = type.summary;
  if (template === undefined) return type.docs.summary;
  const text = template.replace(SLOT, (_slot, name: string, at: number) => {
    const field = own(type.params, name);
    if (field !== undefined && !isShown(field, node.params, type.params)) return "";
    const value = own(node.params, name) ?? (field?.default as Json | undefined);
    const chosen = field?.kind === "choice" ? field.options.find((option) => option.value === value)?.label : undefined;
    return (chosen && (at === 0 ? chosen : withinSentence(chosen))) || shown(value) || UNSET;
  });
  // Where nothing but params stands in it, those that are not set need no place in it.
  const set = template.replace(SLOT, "").trim() === "" ? text.replaceAll(UNSET, "").trim() : "";
  return (set || text.replaceAll(UNSET, "…")).replace(/\s+/g, " ").trim().slice(0, LONGEST);
}

/** The params that are set for a region, in the order of its form: `Times 3 · Until item.done`. */
export function summaryOfRegion({ kind, params }: Region): string {
  const set = Object.entries(describeRegion(kind)?.params ?? {}).flatMap(([name, { label }]) => {
    const value = own(params, name);
    if (typeof value === "boolean") return value ? [label] : [`${label}: no`];
    const text = shown(value);
    return text === "" ? [] : [`${label} ${text}`];
  });
  return set.join(" · ").replace(/\s+/g, " ").slice(0, LONGEST);
}

/** A label in the middle of a line: without its capital, unless that belongs to a name such as `HTML`. */
function withinSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? inSentence(label.slice(0, 1)) + label.slice(1) : label;
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return whole(value);
  if (typeof value !== "object") return String(value);
  if (!Array.isArray(value)) {
    const name = (value as { readonly name?: Json })["name"];
    return typeof name === "string" ? name : `{${Object.keys(value).slice(0, 4).join(", ")}}`;
  }
  return value.slice(0, 4).map(entry).join(", ") + (value.length > 4 ? ", …" : "");
}

function entry(value: Json): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return shown(value);
  for (const part of Object.values(value)) if (typeof part === "string" && part !== "") return whole(part);
  return "…";
}

/** The inside of a value that is one whole expression: on a card the braces say nothing. */
function whole(text: string): string {
  const line = text.slice(0, 2 * LONGEST);
  return line.startsWith("${") && line.endsWith("}") && line.indexOf("${", 2) < 0 ? line.slice(2, -1).trim() : line;
}
