import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";
import { madeOf, madeOfGroups } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { pivotParams } from "../pivot.ts";
import { keyBy } from "../support/canonicalKey.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { type FieldPath, flatName, parsePath, readField } from "../support/fieldPath.ts";
import { startTally, type Tally } from "../support/tally.ts";
import { toText } from "../support/toText.ts";
import { unpivotItem } from "../support/unpivotItem.ts";

type Context = RunContext<typeof pivotParams>;
type Group = { readonly item: Item; readonly cells: Map<string, Tally>; readonly number: number };

const MOST_NAMES = 1000;
const MOST_CELLS = 5_000_000;

/** The items turned one way or the other. */
export function pivotItems({ items, params }: Context): readonly Item[] {
  const stay = params.by.map(parsePath);
  if (params.mode === "unpivot") {
    if (params.nameAs === params.valueAs) throw taken(params.nameAs, "valueAs");
    return items.flatMap((item) => unpivotItem(item, stay, params).map((one) => madeOf(one, [item])));
  }
  const names = new Set<string>();
  const into = new Uint32Array(items.length);
  const groups = gathered(items, stay, params, names, into);
  refuseTaken(names, stay);
  if (names.size * groups.length > MOST_CELLS) {
    throw new NodeError("too-large", `${groups.length} items of ${names.size} fields are too many.`, { param: "column" });
  }
  const nothing = startTally(params.op, ", ").result();
  const records = groups.map((group) => recordOf(group, stay, names, nothing));
  return madeOfGroups(records, items, into);
}

function gathered(
  items: readonly Item[],
  stay: readonly FieldPath[],
  params: Context["params"],
  names: Set<string>,
  into: Uint32Array,
): Group[] {
  const [column, source] = [parsePath(params.column), parsePath(params.value)];
  const groups = new Map<unknown, Group>();
  for (const [at, item] of items.entries()) {
    const key = stay.length === 0 ? null : keyBy(item, stay);
    const group: Group = groups.get(key) ?? { item, cells: new Map(), number: groups.size };
    groups.set(key, group);
    into[at] = group.number;
    const name = params.prefix + nameOf(readField(item, column));
    names.add(name);
    if (names.size > MOST_NAMES) {
      const hint = "Choose a field with few different values.";
      throw new NodeError("too-many-fields", `“${column.text}” has more than ${MOST_NAMES} values.`, { param: "column", hint });
    }
    const cell = group.cells.get(name) ?? startTally(params.op, ", ");
    group.cells.set(name, cell);
    const value = params.op === "count" && source.text === "" ? item : readField(item, source);
    if (value !== undefined && value !== null) cell.add(value);
  }
  return [...groups.values()];
}

function nameOf(value: Json | undefined): string {
  return value === undefined || value === null ? "empty" : toText(value);
}

function recordOf({ item, cells }: Group, stay: readonly FieldPath[], names: ReadonlySet<string>, nothing: Json): RecordDraft {
  const record: RecordDraft = {};
  for (const path of stay) setKey(record, flatName(path), readField(item, path) ?? null);
  for (const name of names) setKey(record, name, cells.get(name)?.result() ?? nothing);
  return record;
}

function refuseTaken(names: ReadonlySet<string>, stay: readonly FieldPath[]): void {
  const twice = stay.map(flatName).find((name) => names.has(name));
  if (twice !== undefined) throw taken(twice, "prefix");
}

function taken(name: string, param: string): NodeError {
  return new NodeError("name-taken", `Two fields would be called “${name}”.`, {
    param,
    hint: "Choose another name, or put a text before each.",
  });
}
