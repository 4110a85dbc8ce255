import type { Callback } from "./evaluate.ts";
import { ExpressionError } from "./expressionError.ts";
import type { Method } from "./method.ts";
import { isList, joinList, toNumber, toText } from "./plainValue.ts";
import type { Work } from "./work.ts";

type List = readonly unknown[];
type Run = (work: Work, self: List, ...args: readonly never[]) => unknown;

function position(work: Work, value: unknown): number | undefined {
  return value === undefined ? undefined : toNumber(work, value);
}

/** Compares as `sort()` without a comparator does: as text, undefined last. */
function sortAsText(work: Work, self: List): unknown[] {
  const pairs = self.filter((value) => value !== undefined).map((value) => ({ value, text: toText(work, value) }));
  pairs.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  const sorted: unknown[] = pairs.map((pair) => pair.value);
  while (sorted.length < self.length) sorted.push(undefined);
  return sorted;
}

function sort(work: Work, self: List, compare?: Callback): unknown[] {
  work.list(self.length);
  work.spend(self.length * Math.ceil(Math.log2(self.length + 1)));
  return compare === undefined ? sortAsText(work, self) : [...self].sort((a, b) => toNumber(work, compare(a, b)) || 0);
}

function reverse(work: Work, self: List): unknown[] {
  work.list(self.length);
  return [...self].reverse();
}

function flat(work: Work, self: List, depth: number, into: unknown[]): unknown[] {
  work.spend(self.length);
  for (const value of self) {
    if (isList(value) && depth >= 1) flat(work, value, depth - 1, into);
    else into.push(value);
  }
  return into;
}

function concat(work: Work, self: List, ...others: List): unknown[] {
  const all: unknown[] = [...self];
  work.list(self.length);
  for (const other of others) {
    const added = isList(other) ? other : [other];
    work.list(added.length);
    for (const value of added) all.push(value);
  }
  return all;
}

/** `args` holds a starting value when it is longer than 1. */
function reduce(self: List, args: readonly unknown[], by: 1 | -1): unknown {
  const step = args[0] as Callback;
  let index = by === 1 ? 0 : self.length - 1;
  let sum = args[1];
  if (args.length === 1) {
    if (self.length === 0) {
      const name = by === 1 ? "reduce" : "reduceRight";
      throw new ExpressionError("expression-value", `${name} of an empty list needs a starting value: ${name}((a, b) => …, 0).`);
    }
    sum = self[index];
    index += by;
  }
  for (; index >= 0 && index < self.length; index += by) sum = step(sum, self[index], index, self);
  return sum;
}

function searched(run: Run): Run {
  return (work, self, ...args) => {
    work.spend(self.length >> 3);
    return run(work, self, ...args);
  };
}

/** The result's elements are the list's own. */
const CHOOSING: Readonly<Record<string, Run>> = {
  at: (work, self, index) => self.at(toNumber(work, index)),
  reverse,
  slice: (work, self, from, to) => {
    const part = self.slice(position(work, from), position(work, to));
    work.list(part.length);
    return part;
  },
  toReversed: reverse,
};
const CHOOSING_BY: Readonly<Record<string, Run>> = {
  every: (_work, self, test: Callback) => self.every(test),
  filter: (_work, self, test: Callback) => self.filter(test),
  find: (_work, self, test: Callback) => self.find(test),
  findIndex: (_work, self, test: Callback) => self.findIndex(test),
  findLast: (_work, self, test: Callback) => self.findLast(test),
  findLastIndex: (_work, self, test: Callback) => self.findLastIndex(test),
  some: (_work, self, test: Callback) => self.some(test),
  sort,
  toSorted: sort,
};
const MAKING: Readonly<Record<string, Run>> = {
  concat: concat as Run,
  flat: (work, self, depth) => flat(work, self, Math.min(depth === undefined ? 1 : toNumber(work, depth), 200), []),
  includes: searched((work, self, value, from) => self.includes(value, position(work, from))),
  indexOf: searched((work, self, value, from) => self.indexOf(value, position(work, from))),
  join: (work, self, separator) => joinList(work, self, separator === undefined ? "," : toText(work, separator)),
  lastIndexOf: searched((_work, self, value) => self.lastIndexOf(value)),
  toString: (work: Work, self: List) => joinList(work, self, ","),
  with: (work, self, index, value) => {
    work.list(self.length);
    const copy = [...self];
    const at = Math.trunc(toNumber(work, index)) || 0;
    const target = at < 0 ? at + copy.length : at;
    if (target < 0 || target >= copy.length)
      throw new ExpressionError("expression-value", `The list has no element ${at}; it has ${copy.length}.`);
    copy[target] = value;
    return copy;
  },
};
const MAKING_BY: Readonly<Record<string, Run>> = {
  flatMap: (work, self, change: Callback) => {
    const all: unknown[] = [];
    self.forEach((value, index) => {
      const made = change(value, index, self);
      if (!isList(made)) all.push(made);
      else {
        work.list(made.length);
        for (const element of made) all.push(element);
      }
    });
    work.list(all.length);
    return all;
  },
  map: (_work, self, change: Callback) => self.map(change),
  reduce: (_work, self, ...args) => reduce(self, args, 1),
  reduceRight: (_work, self, ...args) => reduce(self, args, -1),
};

function methods(runs: Readonly<Record<string, Run>>, more: Omit<Method, "run">): [string, Method][] {
  return Object.entries(runs).map(([name, run]) => [name, { run: run as Method["run"], ...more }]);
}

/** Methods of lists. None changes the list: `sort` and `reverse` work on a copy. */
export const ARRAY_METHODS: ReadonlyMap<string, Method> = new Map([
  ...methods(CHOOSING, { plain: true }),
  ...methods(CHOOSING_BY, { plain: true, callback: 0 }),
  ...methods(MAKING, {}),
  ...methods(MAKING_BY, { callback: 0 }),
]);

/** What to write instead of methods that would change the list or have no result. */
export const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["push", "write [...list, value]"],
  ["unshift", "write [value, ...list]"],
  ["pop", "write list.slice(0, -1), or list.at(-1) for the last element"],
  ["shift", "write list.slice(1), or list[0] for the first element"],
  ["splice", "write [...list.slice(0, from), ...list.slice(to)]"],
  ["fill", "write list.map(x => value)"],
  ["copyWithin", "build the list with slice and spread"],
  ["forEach", "write map, filter or reduce, which have a result"],
  ["hasOwnProperty", 'write "key" in object'],
  ["match", "use includes, startsWith, indexOf or split with text"],
  ["matchAll", "use split with text"],
  ["search", "use indexOf with text"],
  ["test", "use includes, startsWith or endsWith with text"],
  ["substr", "use slice or substring"],
  ["toLocaleString", "use round or formatDate, which are the same everywhere"],
]);
