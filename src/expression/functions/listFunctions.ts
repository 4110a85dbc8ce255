import type { Callback } from "../evaluate.ts";
import { ExpressionError } from "../expressionError.ts";
import type { Method } from "../method.ts";
import { copyOwn, isForbiddenKey, isList, setOwn, toJson, toNumber, toText } from "../plainValue.ts";
import type { Work } from "../work.ts";
import { needList, needObject } from "./argument.ts";

function listOf(work: Work, name: string, value: unknown): readonly unknown[] {
  const list = needList(name, value);
  work.list(list.length);
  return list;
}

export function unique(work: Work, value: unknown): unknown[] {
  const seen = new Set<unknown>();
  return listOf(work, "unique", value).filter((element) => {
    const key =
      typeof element === "object" && element !== null
        ? `object ${toJson(work, element)}`
        : typeof element === "string"
          ? `text ${element}`
          : element;
    return seen.size !== seen.add(key).size;
  });
}

function range(work: Work, first: unknown, second: unknown, by: unknown): number[] {
  const [from, to] = second === undefined ? [0, toNumber(work, first)] : [toNumber(work, first), toNumber(work, second)];
  const step = by === undefined ? (from <= to ? 1 : -1) : toNumber(work, by);
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (step === 0 || Number.isNaN(count)) throw new ExpressionError("expression-value", "range needs numbers, and a step that is not 0.");
  work.list(count);
  return Array.from({ length: count }, (_, index) => from + index * step);
}

function groupBy(work: Work, value: unknown, key: Callback): unknown {
  const groups = new Map<string, unknown[]>();
  listOf(work, "groupBy", value).forEach((element, index) => {
    const name = toText(work, key(element, index));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [element]);
    else group.push(element);
  });
  const result = {};
  for (const [name, group] of groups) setOwn(result, name, group);
  return result;
}

/** Numbers before texts; null and undefined last. */
function rank(value: unknown): number {
  if (value === null || value === undefined) return 3;
  return typeof value === "number" ? 0 : typeof value === "boolean" ? 1 : 2;
}

function compare(work: Work, a: unknown, b: unknown): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (rank(a) === 3) return 0;
  const [x, y] = typeof a === "number" ? [a, b as number] : [toText(work, a), toText(work, b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function sortBy(work: Work, value: unknown, key: Callback, order: unknown): unknown[] {
  const list = listOf(work, "sortBy", value);
  work.spend(list.length * Math.ceil(Math.log2(list.length + 1)));
  const sign = order === "desc" ? -1 : 1;
  const pairs = list.map((element, index) => ({ element, key: key(element, index) }));
  return pairs.sort((a, b) => sign * compare(work, a.key, b.key)).map((pair) => pair.element);
}

function chunk(work: Work, value: unknown, size: unknown): unknown[][] {
  const list = listOf(work, "chunk", value);
  const length = Math.trunc(toNumber(work, size));
  if (!(length >= 1)) throw new ExpressionError("expression-value", "chunk needs a size from 1.");
  const chunks: unknown[][] = [];
  for (let index = 0; index < list.length; index += length) chunks.push(list.slice(index, index + length));
  return chunks;
}

function flatten(work: Work, value: unknown): unknown[] {
  const result: unknown[] = [];
  const visit = (list: readonly unknown[], depth: number): void => {
    work.list(list.length);
    if (depth > 200) throw new ExpressionError("expression-limit", "flatten: the list is nested more than 200 levels deep.");
    for (const element of list) {
      if (isList(element)) visit(element, depth + 1);
      else result.push(element);
    }
  };
  visit(needList("flatten", value), 0);
  return result;
}

function pick(work: Work, value: unknown, keys: unknown): unknown {
  const object = needObject("pick", value);
  const result = {};
  for (const key of listOf(work, "pick", keys)) {
    const name = toText(work, key);
    if (Object.hasOwn(object, name) && !isForbiddenKey(name)) setOwn(result, name, object[name]);
  }
  return result;
}

function omit(work: Work, value: unknown, keys: unknown): unknown {
  const object = needObject("omit", value);
  const left = new Set(listOf(work, "omit", keys).map((key) => toText(work, key)));
  const names = Object.keys(object);
  work.list(names.length);
  const result = {};
  for (const name of names) if (!left.has(name)) setOwn(result, name, object[name]);
  return result;
}

function merge(work: Work, objects: readonly unknown[]): unknown {
  const result = {};
  for (const object of objects) if (object !== null && object !== undefined) copyOwn(work, result, needObject("merge", object));
  return result;
}

export const LIST_FUNCTIONS: Readonly<Record<string, Method>> = {
  first: { run: (_work, list) => needList("first", list)[0] },
  last: { run: (_work, list) => needList("last", list).at(-1) },
  unique: { run: unique },
  range: { run: range },
  groupBy: { run: groupBy, callback: 1 },
  sortBy: { run: sortBy, callback: 1 },
  chunk: { run: chunk },
  flatten: { run: flatten },
  compact: {
    run: (work, list) => listOf(work, "compact", list).filter((element) => element !== null && element !== undefined && element !== ""),
  },
  pick: { run: pick },
  omit: { run: omit },
  merge: { run: (work, ...objects) => merge(work, objects) },
};
