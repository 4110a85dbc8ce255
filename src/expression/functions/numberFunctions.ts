import { toNumber } from "../plainValue.ts";
import type { Work } from "../work.ts";
import { type ExpressionFunction, expressionFunction, needList } from "./expressionFunction.ts";

/** Numbers of a list: null, undefined and "" are left out, texts are read as numbers. */
function numbers(work: Work, name: string, value: unknown): number[] {
  const list = needList(name, value);
  work.list(list.length);
  return list.filter((element) => element !== null && element !== undefined && element !== "").map((element) => toNumber(work, element));
}

/** Rounds half away from zero on the decimal digits as they are written: 1.005 to two digits is 1.01. */
function round(work: Work, value: unknown, digits: unknown): number {
  const number = toNumber(work, value);
  const places = Math.max(-300, Math.min(300, Math.trunc(toNumber(work, digits ?? 0)) || 0));
  if (!Number.isFinite(number)) return number;
  const [mantissa, exponent = "0"] = String(Math.abs(number)).split("e");
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + places}`));
  const [whole, power = "0"] = String(shifted).split("e");
  return Math.sign(number) * Number(`${whole}e${Number(power) - places}`);
}

function total(list: readonly number[]): number {
  let sum = 0;
  for (const number of list) sum += number;
  return sum;
}

function median(list: readonly number[]): number | null {
  if (list.length === 0) return null;
  const sorted = [...list].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

function extreme(work: Work, name: "min" | "max", args: readonly unknown[]): number | null {
  const list = numbers(work, name, args.length === 1 ? args[0] : args);
  let best: number | null = null;
  for (const number of list) if (best === null || (name === "min" ? number < best : number > best)) best = number;
  return best;
}

export const NUMBER_FUNCTIONS: readonly ExpressionFunction[] = [
  expressionFunction(
    "round(number, digits?)",
    "The number rounded to a count of decimal digits; halves go away from zero.",
    "round(1.005, 2)",
    1.01,
    round,
  ),
  expressionFunction(
    "sum(list)",
    "The sum of the numbers; 0 for an empty list. Null and empty texts are left out.",
    "sum([1, 2, null, 3.5])",
    6.5,
    (work, list) => total(numbers(work, "sum", list)),
  ),
  expressionFunction("average(list)", "The mean of the numbers; null for an empty list.", "average([1, 2, 6])", 3, (work, list) => {
    const given = numbers(work, "average", list);
    return given.length === 0 ? null : total(given) / given.length;
  }),
  expressionFunction(
    "min(list)",
    "The smallest number of a list or of the arguments; null for none.",
    "min([3, 1, 2])",
    1,
    (work, ...args) => extreme(work, "min", args),
  ),
  expressionFunction(
    "max(list)",
    "The largest number of a list or of the arguments; null for none.",
    "max([3, 1, 2])",
    3,
    (work, ...args) => extreme(work, "max", args),
  ),
  expressionFunction(
    "median(list)",
    "The middle number, or the mean of the two in the middle; null for an empty list.",
    "median([1, 9, 3, 5])",
    4,
    (work, list) => median(numbers(work, "median", list)),
  ),
  expressionFunction(
    "clamp(number, low, high)",
    "The number, or the bound it passes.",
    "clamp(120, 0, 100)",
    100,
    (work, value, low, high) => Math.min(toNumber(work, high), Math.max(toNumber(work, low), toNumber(work, value))),
  ),
];
