import type { Callback } from "../evaluate.ts";
import type { Method } from "../method.ts";
import { readMember, setOwn, toJson, toNumber, toText } from "../plainValue.ts";
import type { Work } from "../work.ts";
import { needList, needObject } from "./argument.ts";

function mapValues(work: Work, value: unknown, change: Callback): unknown {
  const object = needObject("mapValues", value);
  const keys = Object.keys(object);
  work.list(keys.length);
  const result = {};
  for (const key of keys) setOwn(result, key, change(object[key], key));
  return result;
}

/** The value at a path such as `lines[0].price`; null and missing steps give the fallback. */
function get(work: Work, value: unknown, path: unknown, fallback: unknown): unknown {
  const steps = toText(work, path)
    .split(/[.[\]]/)
    .filter((step) => step !== "");
  work.list(steps.length);
  let found = value;
  for (const step of steps) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, step)) return fallback;
    found = readMember(found, step);
  }
  return found ?? fallback;
}

function zip(work: Work, lists: readonly unknown[]): unknown[][] {
  const given = lists.map((list) => needList("zip", list));
  const length = Math.max(0, ...given.map((list) => list.length));
  work.list(length * given.length);
  return Array.from({ length }, (_, at) => given.map((list) => list[at] ?? null));
}

function keyOf(work: Work, value: unknown): unknown {
  return typeof value === "object" && value !== null
    ? `object ${toJson(work, value)}`
    : typeof value === "string"
      ? `text ${value}`
      : value;
}

function shared(work: Work, name: string, left: unknown, right: unknown, keep: boolean): unknown[] {
  const [a, b] = [needList(name, left), needList(name, right)];
  work.list(a.length + b.length);
  const keys = new Set(b.map((element) => keyOf(work, element)));
  return a.filter((element) => keys.has(keyOf(work, element)) === keep);
}

/** The first of the elements whose number is the smallest (`sign` 1) or largest; null for none. */
function extreme(work: Work, name: string, value: unknown, key: Callback, sign: 1 | -1): unknown {
  const list = needList(name, value);
  work.list(list.length);
  let found: unknown = null;
  let best = Number.POSITIVE_INFINITY;
  list.forEach((element, index) => {
    const number = sign * toNumber(work, key(element, index));
    if (!(number < best)) return;
    best = number;
    found = element;
  });
  return found;
}

export const RECORD_FUNCTIONS: Readonly<Record<string, Method>> = {
  mapValues: { run: mapValues, callback: 1 },
  get: { run: get },
  zip: { run: (work, ...lists) => zip(work, lists) },
  intersection: { run: (work, left, right) => shared(work, "intersection", left, right, true) },
  difference: { run: (work, left, right) => shared(work, "difference", left, right, false) },
  minBy: { run: (work, list, key) => extreme(work, "minBy", list, key, 1), callback: 1 },
  maxBy: { run: (work, list, key) => extreme(work, "maxBy", list, key, -1), callback: 1 },
};
