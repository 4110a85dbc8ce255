import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { type Json, type JsonObject, own } from "../../model/json.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { compareParams } from "../compare.ts";
import { type Key, keyBy, keyOf } from "../support/canonicalKey.ts";
import { asRecord } from "../support/copyRecord.ts";
import { type FieldPath, flatName, parsePath, readField } from "../support/fieldPath.ts";

type Context = RunContext<typeof compareParams>;
type Change = { readonly field: string; readonly a: Json; readonly b: Json };

/** What only one side has, what both have, and what differs. */
export function compareItems({ input, params }: Context): RunResult {
  const [left, right] = [input["a"] ?? [], input["b"] ?? []];
  const by = params.by.map(parsePath);
  if (by.length === 0 && params.fields.length + params.ignore.length > 0) {
    const hint = "Name what says which items belong together, for example id.";
    throw new NodeError("no-key", "Fields are compared of items that belong together, and nothing says which do.", { param: "by", hint });
  }
  const places = placesOf(right, by);
  const taken = new Set<number>();
  const [onlyA, same, different]: [Item[], Item[], Item[]] = [[], [], []];
  const differing = changesBy(params);
  for (const a of left) {
    const at = places.get(keyOfItem(a, by))?.next();
    if (at === undefined) {
      onlyA.push(a);
      continue;
    }
    taken.add(at);
    const b = right[at] as Item;
    const changes = differing(a, b);
    if (changes.length === 0) same.push(a);
    else different.push(madeOf({ a, b, changes }, [a, b]));
  }
  return { "only-a": onlyA, "only-b": right.filter((_, at) => !taken.has(at)), same, different };
}

function keyOfItem(item: Item, by: readonly FieldPath[]): Key {
  return keyBy(by.length === 0 ? item : asRecord(item), by);
}

/** For each key the places of its items, to be handed out one by one. */
function placesOf(items: readonly Item[], by: readonly FieldPath[]): Map<Key, { add(at: number): void; next(): number | undefined }> {
  const places = new Map<Key, ReturnType<typeof queue>>();
  items.forEach((item, at) => {
    const key = keyOfItem(item, by);
    const known = places.get(key) ?? queue();
    known.add(at);
    places.set(key, known);
  });
  return places;
}

function queue(): { add(at: number): void; next(): number | undefined } {
  const waiting: number[] = [];
  let given = 0;
  return {
    add: (at) => void waiting.push(at),
    next: () => {
      given += 1;
      return waiting[given - 1];
    },
  };
}

function changesBy({ fields, ignore }: Context["params"]): (a: Item, b: Item) => Change[] {
  const named = fields.map(parsePath);
  const ignored = new Set(ignore);
  return (a, b) => {
    const [one, other] = [asRecord(a), asRecord(b)];
    const looked = named.length > 0 ? named : topFields(one, other);
    return looked.flatMap((path): Change[] => {
      if (ignored.has(flatName(path))) return [];
      const [before, after] = [readField(one, path) ?? null, readField(other, path) ?? null];
      return keyOf(before) === keyOf(after) ? [] : [{ field: flatName(path), a: before, b: after }];
    });
  };
}

function topFields(one: JsonObject, other: JsonObject): FieldPath[] {
  const names = [...Object.keys(one), ...Object.keys(other).filter((key) => own(one, key) === undefined)];
  return names.map((name) => ({ text: name, steps: [name] }));
}
