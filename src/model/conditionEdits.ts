import type { Comparison, Condition, ConditionPart, Conditions } from "./conditions.ts";
import { isObject, type Json } from "./json.ts";

// Every edit returns new conditions that share what did not change. A path names a part by its places from the outermost group inwards.

export type GroupMode = "all" | "any";
export type ConditionPath = readonly number[];

/** Whether a part is a group rather than a comparison. */
export function isGroup(part: ConditionPart): part is Conditions {
  return "all" in part || "any" in part;
}

/** How a group decides, and what is in it. */
export function groupOf(group: Conditions): { readonly mode: GroupMode; readonly parts: readonly ConditionPart[] } {
  return "all" in group ? { mode: "all", parts: group.all } : { mode: "any", parts: group.any };
}

/** A group that decides that way. */
export function makeGroup(mode: GroupMode, parts: readonly ConditionPart[]): Conditions {
  return mode === "all" ? { all: parts } : { any: parts };
}

/** Whether a value has the shape of conditions through and through, so that it can be edited part by part. */
export function isConditions(value: Json | undefined, depth = 0): boolean {
  if (!isObject(value) || depth > 20) return false;
  const [key, ...more] = Object.keys(value);
  const parts = more.length === 0 && (key === "all" || key === "any") ? value[key] : undefined;
  return Array.isArray(parts) && parts.every((part: Json) => isConditions(part, depth + 1) || isComparison(part));
}

function isComparison(value: Json): boolean {
  return isObject(value) && typeof value["is"] === "string" && "left" in value;
}

/** The conditions with another part at the path; without the part where that is undefined. */
export function replacePart(root: Conditions, path: ConditionPath, part: ConditionPart | undefined): Conditions {
  const [at, ...rest] = path;
  const { mode, parts } = groupOf(root);
  if (at === undefined) return part !== undefined && isGroup(part) ? part : root;
  const inner = parts[at];
  if (inner === undefined) return root;
  if (rest.length > 0) {
    return isGroup(inner) ? makeGroup(mode, parts.with(at, replacePart(inner, rest, part))) : root;
  }
  return makeGroup(mode, part === undefined ? parts.filter((_part, index) => index !== at) : parts.with(at, part));
}

/** The conditions with one part more at the end of the group at the path. */
export function addPart(root: Conditions, path: ConditionPath, part: ConditionPart): Conditions {
  return inGroup(root, path, (group) => makeGroup(groupOf(group).mode, [...groupOf(group).parts, part]));
}

/** The conditions in which the group at the path decides that way. */
export function setMode(root: Conditions, path: ConditionPath, mode: GroupMode): Conditions {
  return inGroup(root, path, (group) => makeGroup(mode, groupOf(group).parts));
}

function inGroup(root: Conditions, path: ConditionPath, change: (group: Conditions) => Conditions): Conditions {
  let part: ConditionPart | undefined = root;
  for (const at of path) part = part !== undefined && isGroup(part) ? groupOf(part).parts[at] : undefined;
  return part !== undefined && isGroup(part) ? replacePart(root, path, change(part)) : root;
}

/** What stands at the right of a comparison: nothing, a text, or a value of any kind. */
export type RightSide = "none" | "any" | "text" | "order" | "date" | "type";

const RIGHT_SIDES: Readonly<Record<Comparison, RightSide>> = {
  equals: "any",
  "not-equals": "any",
  contains: "any",
  "not-contains": "any",
  starts: "text",
  ends: "text",
  matches: "text",
  greater: "order",
  "greater-equal": "order",
  less: "order",
  "less-equal": "order",
  before: "date",
  after: "date",
  exists: "none",
  "not-exists": "none",
  empty: "none",
  "not-empty": "none",
  true: "none",
  false: "none",
  type: "type",
};

/** What a comparison takes at its right. */
export function rightSideOf(is: Comparison): RightSide {
  return RIGHT_SIDES[is] ?? "any";
}

/** The condition with another comparison; its right side stays where the new one takes it, else becomes the emptiest it takes. */
export function setComparison(condition: Condition, is: Comparison): Condition {
  const side = rightSideOf(is);
  const { left, right } = condition;
  if (side === "none") return { left, is };
  if (fits(side, right)) return { left, is, right: right as Json };
  return { left, is, right: side === "type" ? "text" : side === "order" ? 0 : "" };
}

function fits(side: RightSide, right: Json | undefined): boolean {
  if (right === undefined) return false;
  if (side === "any") return true;
  if (side === "order") return typeof right === "number" || (typeof right === "string" && right !== "");
  if (side === "type") return VALUE_TYPES.some((type) => type === right);
  return typeof right === "string";
}

/** What “is a” takes. */
export const VALUE_TYPES = ["text", "number", "boolean", "date", "list", "object"] as const;

/** The kind of a value in the form: what is typed in, or an expression. `other`: a value that only JSON can say. */
export type ValueKind = "text" | "number" | "boolean" | "expression" | "empty" | "other";

/** The kind of a value that stands in a condition. */
export function valueKindOf(value: Json | undefined): ValueKind {
  if (value === undefined || value === null) return "empty";
  if (typeof value === "string") return value.startsWith("${") ? "expression" : "text";
  return typeof value === "number" || typeof value === "boolean" ? (typeof value as "number" | "boolean") : "other";
}

/** The value as one of another kind, kept as far as that can say it. */
export function asKind(value: Json | undefined, kind: ValueKind): Json {
  const text =
    typeof value === "string" ? value.replace(/^\$\{(.*)\}$/s, "$1") : value === undefined || value === null ? "" : String(value);
  switch (kind) {
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : 0;
    case "boolean":
      return text !== "false" && text !== "";
    case "expression":
      return `\${${text}}`;
    case "empty":
      return null;
    default:
      return text;
  }
}

/** The kind of what a value is to be compared with so that they can ever be alike; undefined where that depends on more than the value. */
export function fittingKind(is: Comparison, value: unknown): "text" | "number" | "boolean" | undefined {
  const kind = value instanceof Date || typeof value === "string" ? "text" : typeof value;
  const side = rightSideOf(is);
  if (kind === "text" && (side === "any" || side === "order")) return "text";
  if (is === "contains" || is === "not-contains") return undefined;
  if (kind === "number" && (side === "any" || side === "order")) return "number";
  return kind === "boolean" && side === "any" ? "boolean" : undefined;
}

/** The kind that a condition’s right side is to have for the value that its left gives; undefined where it has it, or is no plain value. */
export function missedKind({ is, right }: Condition, value: unknown): ReturnType<typeof fittingKind> {
  const [kind, fitting] = [valueKindOf(right), fittingKind(is, value)];
  return kind === fitting || kind === "expression" || kind === "empty" || kind === "other" ? undefined : fitting;
}

/** The condition with its right side of the kind that fits the value; as it is where that kind cannot say what stands there. */
export function withFittingKind(condition: Condition, value: unknown): Condition {
  const kind = missedKind(condition, value);
  if (kind === undefined) return condition;
  const right = asKind(condition.right, kind);
  return condition.right === "" || String(right) === String(condition.right).trim() ? { ...condition, right } : condition;
}
