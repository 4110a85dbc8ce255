import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { numberParams } from "../number.ts";
import { changeField } from "../support/changeField.ts";
import { formatNumber, parseNumber } from "../support/numberText.ts";
import { roundNumber } from "../support/roundNumber.ts";

type Context = RunContext<typeof numberParams>;
type Params = Context["params"];

/** The item with the number of a field changed, read or written. */
export function changeNumber({ item, params }: Context): RunResult {
  return changeField(item, params, (value) => {
    if (params.op === "parse") return parsed(value, params);
    const number = numberOf(value);
    return params.op === "format" ? formatNumber(number, params.decimals, params) : finite(OPERATIONS[params.op](number, params));
  });
}

const OPERATIONS: { readonly [op in Exclude<Params["op"], "parse" | "format">]: (value: number, params: Params) => number } = {
  round: (value, { places, how }) => roundNumber(value, places, how),
  clamp: (value, { low, high }) => {
    if (low > high) throw badRange("low", "The lowest is above the highest.");
    return Math.min(high, Math.max(low, value));
  },
  scale: (value, { low, high, newLow, newHigh }) => {
    if (low === high) throw badRange("high", "A range from a number to itself cannot be scaled.");
    return newLow + ((value - low) / (high - low)) * (newHigh - newLow);
  },
};

function numberOf(value: Json): number {
  if (typeof value === "number") return value;
  throw new NodeError(
    "not-number",
    `The field is ${value === null ? "empty (null)" : Array.isArray(value) ? "a list" : `a ${typeof value}`}, not a number.`,
    {
      param: "field",
      hint: "Make a number of a text by Read a number first.",
    },
  );
}

function parsed(value: Json, params: Params): number {
  const number = typeof value === "number" ? value : typeof value === "string" ? parseNumber(value, params) : undefined;
  if (number !== undefined) return number;
  throw new NodeError("not-number", `“${(JSON.stringify(value) as string).slice(0, 40)}” is no number that is written so.`, {
    param: "field",
    hint: "Check the decimal sign, and what stands between thousands.",
  });
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value + 0;
  throw new NodeError("not-finite", "The result is beyond what a number can hold.", { param: "field", hint: "Check the range." });
}

function badRange(param: string, message: string): NodeError {
  return new NodeError("bad-range", message, { param, hint: "Give the lower number first." });
}
