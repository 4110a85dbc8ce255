import type { Json } from "../../model/json.ts";
import { madeOfGroups } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { summarizeParams } from "../summarize.ts";
import { keyBy } from "../support/canonicalKey.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { type FieldPath, flatName, parsePath, readField } from "../support/fieldPath.ts";
import { startTally, type Tally, type TallyOp } from "../support/tally.ts";

type Column = { readonly path: FieldPath; readonly name: string; readonly op: TallyOp; readonly separator: string };
/** `number`: its position among the groups. */
type Group = { readonly number: number; readonly values: readonly Json[]; readonly tallies: readonly Tally[] };

type Context = RunContext<typeof summarizeParams>;

/** A record for each group of items. */
export const summarizeItems = Object.assign(
  ({ items, params }: Context): readonly RecordDraft[] => {
    const { groups, add, recordOf } = summary(params);
    const into = new Uint32Array(items.length);
    for (let at = 0; at < items.length; at += 1) into[at] = add(items[at] as Json).number;
    return madeOfGroups(Array.from(groups.values(), recordOf), items, into);
  },
  { fold: startSummary },
);

/** Takes items in any number of pieces, and keeps none of them. */
function startSummary({ params }: Context): { add(items: readonly Json[]): void; end(): RecordDraft[] } {
  const { groups, add, recordOf } = summary(params);
  return {
    add: (items) => {
      for (const item of items) add(item);
    },
    end: () => Array.from(groups.values(), recordOf),
  };
}

type Summary = { readonly groups: ReadonlyMap<unknown, Group>; add(item: Json): Group; recordOf(group: Group): RecordDraft };

function summary(params: Context["params"]): Summary {
  const by = params.by.map(parsePath);
  const columns = params.fields.map(({ field, op, as, separator }): Column => {
    const path = parsePath(field);
    return { path, op, separator, name: as !== "" ? as : field === "" ? op : `${flatName(path)}_${op}` };
  });
  const groups = new Map<unknown, Group>();
  const groupFor = (key: unknown, values: readonly Json[]): Group => {
    const group: Group = { number: groups.size, values, tallies: columns.map(({ op, separator }) => startTally(op, separator)) };
    groups.set(key, group);
    return group;
  };
  if (by.length === 0) groupFor(null, []);
  const add = (item: Json): Group => {
    const key = by.length === 0 ? null : keyBy(item, by);
    const known = groups.get(key);
    const group =
      known ??
      groupFor(
        key,
        by.map((path) => readField(item, path) ?? null),
      );
    for (let at = 0; at < columns.length; at += 1) addTo(group.tallies[at] as Tally, columns[at] as Column, item);
    return group;
  };
  return { groups, add, recordOf: (group) => resultOf(group, by, columns) };
}

function addTo(tally: Tally, { path, op }: Column, item: Json): void {
  const value = readField(item, path);
  if (op === "count" && path.text === "") tally.add(item);
  else if (value !== undefined && value !== null) tally.add(value);
}

function resultOf({ values, tallies }: Group, by: readonly FieldPath[], columns: readonly Column[]): RecordDraft {
  const result: RecordDraft = {};
  for (const [at, path] of by.entries()) setKey(result, flatName(path), values[at] as Json);
  for (const [at, { name }] of columns.entries()) setKey(result, name, (tallies[at] as Tally).result());
  return result;
}
