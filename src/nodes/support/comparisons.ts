import type { Comparison } from "../../model/conditions.ts";
import { NodeError } from "../../model/failure.ts";
import { isObject, type Json } from "../../model/json.ts";
import { kindOf } from "../../model/kindOf.ts";
import { findPattern } from "../../schema/findPattern.ts";
import { keyOf } from "./canonicalKey.ts";
import { momentOf } from "./momentOf.ts";

/** Compares two values that are both there. */
export type Compare = (left: Json, right: Json) => boolean;

/** The comparison of that name; one that is none fails with `bad-conditions`. Values it cannot take fail with `wrong-kind`. */
export function comparisonOf(is: Comparison, param: string): Compare {
  switch (is) {
    case "contains":
      return (left, right) => contains(left, right, param);
    case "starts":
      return onTexts(is, param, (left, right) => left.startsWith(right));
    case "ends":
      return onTexts(is, param, (left, right) => left.endsWith(right));
    case "matches":
      return onTexts(is, param, (left, right) => findPattern(right, left, param));
    case "greater":
      return inOrder(is, param, (left, right) => left > right);
    case "greater-equal":
      return inOrder(is, param, (left, right) => left >= right);
    case "less":
      return inOrder(is, param, (left, right) => left < right);
    case "less-equal":
      return inOrder(is, param, (left, right) => left <= right);
    case "before":
      return inTime(is, param, (left, right) => left < right);
    case "after":
      return inTime(is, param, (left, right) => left > right);
    case "type":
      return (left, right) => hasType(left, right, param);
    default:
      throw new NodeError("bad-conditions", `“${String(is).slice(0, 80)}” is no comparison.`, { param });
  }
}

function wrongKind(message: string, param: string, hint: string): NodeError {
  return new NodeError("wrong-kind", message, { param, hint });
}

function contains(left: Json, right: Json, param: string): boolean {
  if (Array.isArray(left)) {
    const key = keyOf(right);
    return (left as readonly Json[]).some((each) => keyOf(each) === key);
  }
  if (typeof right === "string" && typeof left === "string") return left.includes(right);
  if (typeof right === "string" && isObject(left)) return Object.hasOwn(left, right);
  const hint = "A text contains a text, a list any value, a map the name of a field. Turn a number into text with String(…).";
  throw wrongKind(`“contains” cannot look for ${kindOf(right)} in ${kindOf(left)}.`, param, hint);
}

function onTexts(is: Comparison, param: string, compare: (left: string, right: string) => boolean): Compare {
  return (left, right) => {
    if (typeof left === "string" && typeof right === "string") return compare(left, right);
    throw wrongKind(`“${is}” compares texts, not ${kindOf(left)} and ${kindOf(right)}.`, param, "Turn a value into text with String(…).");
  };
}

function inOrder(is: Comparison, param: string, compare: (left: number | string, right: number | string) => boolean): Compare {
  return (left, right) => {
    if (typeof left === "number" && typeof right === "number") return compare(left, right);
    if (typeof left === "string" && typeof right === "string") return compare(left, right);
    const hint = "Turn a text into a number with Number(…); use before and after for dates.";
    throw wrongKind(`“${is}” compares two numbers or two texts, not ${kindOf(left)} and ${kindOf(right)}.`, param, hint);
  };
}

function inTime(is: Comparison, param: string, compare: (left: number, right: number) => boolean): Compare {
  const moment = (value: Json): number => {
    const time = momentOf(value);
    if (time !== undefined) return time;
    const hint = "A date is ISO text such as 2026-01-31 or 2026-01-31T12:00:00Z, or a number of milliseconds since 1970.";
    throw wrongKind(`“${is}” compares dates, and ${kindOf(value)} is none.`, param, hint);
  };
  return (left, right) => compare(moment(left), moment(right));
}

const TYPES: ReadonlyMap<Json, (value: Json) => boolean> = new Map<Json, (value: Json) => boolean>([
  ["text", (value) => typeof value === "string"],
  ["number", (value) => typeof value === "number"],
  ["boolean", (value) => typeof value === "boolean"],
  ["date", (value) => typeof value === "string" && momentOf(value) !== undefined],
  ["list", Array.isArray],
  ["object", isObject],
]);

function hasType(value: Json, type: Json, param: string): boolean {
  const is = TYPES.get(type);
  if (is !== undefined) return is(value);
  throw new NodeError(
    "bad-conditions",
    `There is no type ${kindOf(type)}; it takes ${[...TYPES.keys()].map((name) => `“${name}”`).join(", ")}.`,
    {
      param,
    },
  );
}
