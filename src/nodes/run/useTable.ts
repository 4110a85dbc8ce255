import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { dataTableParams } from "../data-table.ts";
import { keyBy } from "../support/canonicalKey.ts";
import { compareValues } from "../support/compareValues.ts";
import { asRecord, copyRecord, setKey } from "../support/copyRecord.ts";
import { type FieldPath, parsePath, readField } from "../support/fieldPath.ts";

const MOST_RECORDS = 100_000;

type Context = RunContext<typeof dataTableParams>;
type Records = readonly Json[];
type Changed = { readonly records: Records; readonly out: readonly Item[] };

/** The records asked for, or what the change of the table gives. */
export async function useTable(context: Context): Promise<readonly Item[]> {
  const { params, host } = context;
  const name = `table:${params.table}`;
  if (params.op === "query") return found(recordsIn(await host.state.read(name), params.table), context);
  let out: readonly Item[] = [];
  await host.state.change(name, (kept) => {
    const changed = change(params.op === "clear" ? (kept ?? []) : recordsIn(kept, params.table), context);
    out = changed.out;
    return changed.records.length === 0 ? undefined : changed.records;
  });
  return out;
}

function recordsIn(kept: Json | undefined, table: string): Records {
  if (kept === undefined) return [];
  if (Array.isArray(kept)) return kept as Records;
  throw new NodeError("no-table", `What is kept under “table:${table}” is no table.`, {
    param: "table",
    hint: "Use another name, or Clear it.",
  });
}

function change(kept: Json, context: Context): Changed {
  const records = Array.isArray(kept) ? (kept as Records) : [];
  const { params, items } = context;
  if (params.op === "clear") return { records: [], out: [{ deleted: records.length }] };
  if (params.op === "delete") {
    const left = records.filter((record, at) => !params.which(record, at));
    return { records: left, out: [{ deleted: records.length - left.length }] };
  }
  const added = items.map((item): Json => asRecord(item));
  return limited(params.op === "insert" ? { records: [...records, ...added], out: added } : put(records, added, context));
}

function limited(changed: Changed): Changed {
  if (changed.records.length <= MOST_RECORDS) return changed;
  throw new NodeError("table-full", `The table would hold ${changed.records.length} records; ${MOST_RECORDS} is the most.`, {
    kind: "budget",
    hint: "Delete old records first, or use several tables.",
  });
}

function put(records: Records, items: Records, { params }: Context): Changed {
  const paths = keyPaths(params.keys);
  const places = new Map<unknown, number[]>();
  const result = [...records];
  const remember = (record: Json, at: number): void => {
    const key = keyBy(record, paths);
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  };
  records.forEach(remember);
  const out = items.flatMap((item, index) => {
    requireKeys(item, paths, index);
    const known = places.get(keyBy(item, paths));
    if (known !== undefined) return known.map((at) => (result[at] = madeOf(over(result[at] as JsonObject, item as JsonObject), [item])));
    if (params.op === "update") return [];
    remember(item, result.push(item) - 1);
    return [item];
  });
  return { records: result, out };
}

function keyPaths(keys: readonly string[]): readonly FieldPath[] {
  const named = keys.filter((key) => key !== "");
  if (named.length > 0) return named.map(parsePath);
  throw new NodeError("no-keys", "No key fields are given.", {
    param: "keys",
    hint: "Name the fields that tell records apart, for example id.",
  });
}

function requireKeys(item: Json, paths: readonly FieldPath[], index: number): void {
  const missing = paths.find((path) => (readField(item, path) ?? null) === null);
  if (missing === undefined) return;
  throw new NodeError("no-key", `Item ${index} has no “${missing.text}”.`, {
    param: "keys",
    hint: "Filter out items without a key first.",
  });
}

function over(record: JsonObject, item: JsonObject): Json {
  const result = copyRecord(record);
  for (const [key, value] of Object.entries(item)) setKey(result, key, value as Json);
  return result as JsonObject;
}

function found(records: Records, context: Context): readonly Item[] {
  const { params } = context;
  const kept = records.filter((record, at) => params.where(record, at));
  const path = parsePath(params.sort);
  const sign = params.order === "desc" ? -1 : 1;
  if (params.sort !== "") kept.sort((a, b) => compareFields(readField(a, path), readField(b, path), sign));
  return params.limit === 0 ? kept : kept.slice(0, params.limit);
}

/** Records without the field come last in either order. */
function compareFields(a: Json | undefined, b: Json | undefined, sign: number): number {
  const [left, right] = [a ?? undefined, b ?? undefined];
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  return compareValues(left, right) * sign;
}
