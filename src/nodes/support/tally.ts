import type { Json } from "../../model/json.ts";
import { keyOf } from "./canonicalKey.ts";
import { compareValues } from "./compareValues.ts";
import { toText } from "./toText.ts";

/** What can be worked out of the values of a group. */
export type TallyOp =
  | "count"
  | "sum"
  | "average"
  | "min"
  | "max"
  | "median"
  | "standard-deviation"
  | "count-distinct"
  | "first"
  | "last"
  | "list"
  | "join";

/** Takes values one by one and knows the result so far. */
export type Tally = { add(value: Json): void; result(): Json };

/** A new tally. It is given no missing values; operations on numbers pass over everything that is no number. */
export function startTally(op: TallyOp, separator: string): Tally {
  switch (op) {
    case "count":
      return folded<number>(0, (count) => count + 1);
    case "sum":
      return folded<number>(0, (sum, value) => (typeof value === "number" ? sum + value : sum));
    case "min":
      return folded<Json>(null, (best, value) => better(best, value, -1));
    case "max":
      return folded<Json>(null, (best, value) => better(best, value, 1));
    case "first":
      return folded<Json>(null, (first, value) => (first === null ? value : first));
    case "last":
      return folded<Json>(null, (_, value) => value);
    case "count-distinct":
      return distinct();
    case "average":
      return overNumbers((numbers) => mean(numbers));
    case "median":
      return overNumbers(median);
    case "standard-deviation":
      return overNumbers(deviation);
    case "list":
      return gathered((values) => values);
    case "join":
      return gathered((values) => values.map(toText).join(separator));
  }
}

function folded<T extends Json>(start: T, step: (so: T, value: Json) => T): Tally {
  let so = start;
  return {
    add(value) {
      so = step(so, value);
    },
    result: () => so,
  };
}

function better(best: Json, value: Json, sign: 1 | -1): Json {
  if (best === null) return value;
  if (typeof best === "number" && typeof value !== "number") return best;
  if (typeof best !== "number" && typeof value === "number") return value;
  return compareValues(value, best) * sign > 0 ? value : best;
}

function distinct(): Tally {
  const seen = new Set<unknown>();
  return { add: (value) => void seen.add(keyOf(value)), result: () => seen.size };
}

function gathered(finish: (values: readonly Json[]) => Json): Tally {
  const values: Json[] = [];
  return { add: (value) => void values.push(value), result: () => finish(values) };
}

function overNumbers(finish: (numbers: number[]) => number | null): Tally {
  const numbers: number[] = [];
  return {
    add(value) {
      if (typeof value === "number") numbers.push(value);
    },
    result: () => finish(numbers),
  };
}

function mean(numbers: readonly number[]): number | null {
  let sum = 0;
  for (const number of numbers) sum += number;
  return numbers.length === 0 ? null : sum / numbers.length;
}

function median(numbers: number[]): number | null {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

function deviation(numbers: readonly number[]): number | null {
  const average = mean(numbers);
  if (average === null || numbers.length < 2) return null;
  let squares = 0;
  for (const number of numbers) squares += (number - average) ** 2;
  return Math.sqrt(squares / (numbers.length - 1));
}
