import type { Callback } from "./evaluate.ts";
import { ExpressionError } from "./expressionError.ts";
import type { Method } from "./method.ts";
import { isForbiddenKey, isList, setOwn, toJson, toNumber, toText } from "./plainValue.ts";
import type { Work } from "./work.ts";

type Run = (work: Work, ...args: readonly never[]) => unknown;
type Plain = { readonly [key: string]: unknown };

function keysOf(work: Work, value: unknown, name: string): string[] {
  if (value === null || value === undefined) {
    throw new ExpressionError(
      "expression-value",
      `${name} needs an object, not ${value}; write ${name}(value ?? {}) where it may be absent.`,
    );
  }
  if (typeof value === "string") work.list(value.length);
  const keys = Object.keys(value);
  work.list(keys.length);
  return keys;
}

function fromEntries(work: Work, entries: unknown): unknown {
  if (!isList(entries)) throw new ExpressionError("expression-value", "Object.fromEntries needs a list of [key, value].");
  work.list(entries.length);
  const object = {};
  for (const entry of entries) {
    if (!isList(entry)) throw new ExpressionError("expression-value", "Object.fromEntries needs a list of [key, value].");
    setOwn(object, toText(work, entry[0]), entry[1]);
  }
  return object;
}

function parseJson(work: Work, value: unknown): unknown {
  const text = toText(work, value);
  work.text(text.length);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ExpressionError(
      "expression-value",
      `JSON.parse: the text is not JSON (${cause instanceof Error ? cause.message : "unreadable"}).`,
    );
  }
}

function listFrom(work: Work, value: unknown, change?: Callback): unknown[] {
  let list: unknown[];
  if (isList(value) || typeof value === "string") {
    work.list(value.length);
    list = Array.from(value as Iterable<unknown>);
  } else {
    const given = typeof value === "object" && value !== null && Object.hasOwn(value, "length") ? (value as Plain).length : 0;
    const length = Math.max(0, Math.trunc(toNumber(work, given)) || 0);
    work.list(length);
    list = new Array<unknown>(length).fill(undefined);
  }
  return change === undefined ? list : list.map((element, index) => change(element, index));
}

const MATH =
  "abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround hypot imul log log10 log1p log2 max min pow round sign sin sinh sqrt tan tanh trunc".split(
    " ",
  );

function math(name: string): Run {
  const run = (Math as unknown as Readonly<Record<string, (...numbers: number[]) => number>>)[name] as (...numbers: number[]) => number;
  return (work, ...args: readonly unknown[]) => run(...args.map((value) => toNumber(work, value)));
}

const RUNS: Readonly<Record<string, Run>> = {
  "Array.isArray": (_work, value) => isList(value),
  "Array.of": (_work, ...values) => values,
  Boolean: (_work, value) => Boolean(value),
  "JSON.parse": parseJson,
  "JSON.stringify": (work, value, _replacer, indent) => toJson(work, value, Math.min(10, Number(indent) || 0)),
  Number: (work, ...args) => (args.length === 0 ? 0 : toNumber(work, args[0])),
  "Number.isFinite": (_work, value) => Number.isFinite(value),
  "Number.isInteger": (_work, value) => Number.isInteger(value),
  "Number.isSafeInteger": (_work, value) => Number.isSafeInteger(value),
  "Number.isNaN": (_work, value) => Number.isNaN(value),
  "Object.entries": (work, value) => keysOf(work, value, "Object.entries").map((key) => [key, (value as Plain)[key]]),
  "Object.fromEntries": fromEntries,
  "Object.hasOwn": (work, value: unknown, key) => {
    const name = toText(work, key);
    return typeof value === "object" && value !== null && !isForbiddenKey(name) && Object.hasOwn(value, name);
  },
  "Object.keys": (work, value) => keysOf(work, value, "Object.keys"),
  "Object.values": (work, value) => keysOf(work, value, "Object.values").map((key) => (value as Plain)[key]),
  String: (work, ...args) => (args.length === 0 ? "" : toText(work, args[0])),
  "String.fromCharCode": (work, ...codes: readonly unknown[]) => String.fromCharCode(...codes.map((code) => toNumber(work, code))),
  decodeURIComponent: (work, value) => uri(work, value, decodeURIComponent, "decodeURIComponent"),
  encodeURIComponent: (work, value) => uri(work, value, encodeURIComponent, "encodeURIComponent"),
  isFinite: (work, value) => Number.isFinite(toNumber(work, value)),
  isNaN: (work, value) => Number.isNaN(toNumber(work, value)),
  parseFloat: (work, value) => Number.parseFloat(toText(work, value)),
  parseInt: (work, value, radix) => Number.parseInt(toText(work, value), radix === undefined ? undefined : toNumber(work, radix)),
};

function uri(work: Work, value: unknown, change: (text: string) => string, name: string): string {
  const text = toText(work, value);
  work.text(text.length * 9);
  try {
    return change(text);
  } catch {
    throw new ExpressionError("expression-value", `${name}: the text is not well formed.`);
  }
}

/** JavaScript's own functions, by the full name that is called. */
export const GLOBAL_FUNCTIONS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ...Object.entries(RUNS).map(([name, run]): [string, Method] => [name, { run: run as Method["run"] }]),
  ...MATH.map((name): [string, Method] => [`Math.${name}`, { run: math(name) as Method["run"] }]),
  ["Array.from", { run: listFrom as Method["run"], callback: 1 }],
]);

function fixed(work: Work, self: number, digits: unknown, by: "toFixed" | "toPrecision"): string {
  const count = digits === undefined ? undefined : toNumber(work, digits);
  if (count !== undefined && !(count >= 0 && count <= 100)) throw new ExpressionError("expression-value", `${by} takes 0 to 100 digits.`);
  return self[by](count);
}

/** Methods of numbers and booleans. */
export const NUMBER_METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["toFixed", { run: (work: Work, self: number, digits: unknown) => fixed(work, self, digits, "toFixed"), plain: true }],
  ["toPrecision", { run: (work: Work, self: number, digits: unknown) => fixed(work, self, digits, "toPrecision"), plain: true }],
  [
    "toString",
    {
      run: (work: Work, self: number | boolean, radix: unknown) => {
        if (typeof self === "boolean" || radix === undefined) return String(self);
        const base = toNumber(work, radix);
        if (!(base >= 2 && base <= 36)) throw new ExpressionError("expression-value", "toString takes a base from 2 to 36.");
        return self.toString(base);
      },
      plain: true,
    },
  ],
]);
