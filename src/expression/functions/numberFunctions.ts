import type { Method } from "../method.ts";
import { toNumber } from "../plainValue.ts";
import type { Work } from "../work.ts";
import { needList } from "./argument.ts";

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

export const NUMBER_FUNCTIONS: Readonly<Record<string, Method>> = {
  round: { run: round },
  sum: { run: (work, list) => total(numbers(work, "sum", list)) },
  average: {
    run: (work, list) => {
      const given = numbers(work, "average", list);
      return given.length === 0 ? null : total(given) / given.length;
    },
  },
  min: { run: (work, ...args) => extreme(work, "min", args) },
  max: { run: (work, ...args) => extreme(work, "max", args) },
  median: { run: (work, list) => median(numbers(work, "median", list)) },
  clamp: { run: (work, value, low, high) => Math.min(toNumber(work, high), Math.max(toNumber(work, low), toNumber(work, value))) },
};
