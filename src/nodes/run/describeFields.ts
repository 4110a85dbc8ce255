import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { JsonObject } from "../../model/json.ts";
import { madeOfAll } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { statisticsParams } from "../statistics.ts";
import { asRecord } from "../support/copyRecord.ts";
import { type FieldPath, flatName, parsePath, readField } from "../support/fieldPath.ts";

const MOST_FIELDS = 1000;

/** One item for each field, with the figures of its numbers. */
export function describeFields({ items, params }: RunContext<typeof statisticsParams>): Item[] {
  const records = items.map(asRecord);
  const paths = params.fields.length > 0 ? params.fields.map(parsePath) : numberFields(records);
  return paths.map((path) => madeOfAll(describe(records, path), items));
}

function numberFields(records: readonly JsonObject[]): FieldPath[] {
  const names = new Set<string>();
  for (const record of records) {
    for (const key of Object.keys(record)) if (typeof record[key] === "number") names.add(key);
    if (names.size > MOST_FIELDS) {
      throw new NodeError("too-many-fields", `More than ${MOST_FIELDS} fields hold numbers.`, {
        param: "fields",
        hint: "Name those you want.",
      });
    }
  }
  return Array.from(names, (name) => ({ text: name, steps: [name] }));
}

function describe(records: readonly JsonObject[], path: FieldPath): JsonObject {
  const found: number[] = [];
  let missing = 0;
  for (const record of records) {
    const value = readField(record, path) ?? null;
    if (typeof value === "number") found.push(value);
    else if (value === null) missing += 1;
  }
  const numbers = Float64Array.from(found).sort();
  const sum = numbers.reduce((so, number) => so + number, 0);
  const mean = numbers.length === 0 ? null : finite(sum / numbers.length);
  return {
    field: flatName(path),
    count: numbers.length,
    missing,
    other: records.length - numbers.length - missing,
    sum: numbers.length === 0 ? null : finite(sum),
    mean,
    deviation: mean === null ? null : deviation(numbers, mean),
    min: numbers[0] ?? null,
    q1: quantile(numbers, 0.25),
    median: quantile(numbers, 0.5),
    q3: quantile(numbers, 0.75),
    max: numbers.at(-1) ?? null,
  };
}

function deviation(numbers: Float64Array, mean: number): number | null {
  if (numbers.length < 2) return null;
  const squares = numbers.reduce((so, number) => so + (number - mean) ** 2, 0);
  return finite(Math.sqrt(squares / (numbers.length - 1)));
}

function quantile(sorted: Float64Array, share: number): number | null {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) return null;
  const part = place - Math.floor(place);
  return low * (1 - part) + high * part;
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
