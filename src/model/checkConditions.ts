import { COMPARISONS } from "./conditions.ts";
import { isObject, type Json } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import { type CheckText, type Fault, templatesIn } from "./templatesIn.ts";

const ALONE: ReadonlySet<string> = new Set(["exists", "not-exists", "empty", "not-empty", "true", "false"]);
const MOST_DEEP = 20;

/** What is wrong with groups of comparisons. */
export function checkConditions(value: Json, path: Fault["path"], checkText: CheckText, depth = 0): Fault[] {
  const wrong = (message: string): Fault[] => [{ code: "wrong-type", message, path }];
  if (depth > MOST_DEEP) return wrong(`Conditions may lie ${MOST_DEEP} groups deep.`);
  if (!isObject(value)) return wrong(`It takes { all: […] } or { any: […] }, not ${kindOf(value)}.`);
  const keys = Object.keys(value);
  const group = keys.length === 1 && (keys[0] === "all" || keys[0] === "any") ? keys[0] : undefined;
  if (group !== undefined) {
    const parts = value[group];
    if (!Array.isArray(parts)) return wrong(`“${group}” takes a list, not ${kindOf(parts as Json)}.`);
    return parts.flatMap((part, at) => checkConditions(part as Json, [...path, group, at], checkText, depth + 1));
  }
  if (depth === 0) return wrong("It takes { all: […] } or { any: […] }.");
  return checkComparison(value as { readonly [key: string]: Json }, path, checkText);
}

function checkComparison(value: { readonly [key: string]: Json }, path: Fault["path"], checkText: CheckText): Fault[] {
  const { is } = value;
  const bad = (message: string): Fault[] => [{ code: "bad-value", message, path: [...path, "is"] }];
  if (typeof is !== "string" || !(COMPARISONS as readonly string[]).includes(is)) {
    return bad(`“is” takes ${COMPARISONS.map((name) => `“${name}”`).join(", ")}.`);
  }
  if (!("left" in value)) return bad("A comparison needs “left”.");
  if (!ALONE.has(is) && !("right" in value)) return bad(`“${is}” needs “right”.`);
  return checkText === undefined ? [] : templatesIn(value as Json, path, checkText);
}
