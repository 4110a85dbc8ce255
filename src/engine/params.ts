import { type CompiledTemplate, compileTemplate, hasExpression } from "../expression/compileTemplate.ts";
import type { ExpressionScope } from "../expression/expressionScope.ts";
import { withDefaults } from "../model/checkParams.ts";
import { NodeError } from "../model/failure.ts";
import type { Field, Fields } from "../model/field.ts";
import type { Item } from "../model/item.ts";
import { isObject, type Json, type JsonObject, own } from "../model/json.ts";

/** A node's params with their expressions compiled: made once, resolved per item (mode `each`) or per packet (F7). */
export type ParamResolver = {
  /** True when `resolve` gives the same object whatever the scope. */
  readonly constant: boolean;
  /** True when `resolve` gives the same for all items of an activation: what moves are functions of the item. */
  readonly once: boolean;
  /** The values for `run`. Throws `ExpressionError` or `NodeError` with the param at fault. */
  resolve(scope: ExpressionScope): JsonObject;
  /** The templates inside, for what they read. */
  readonly templates: readonly CompiledTemplate[];
};

type MovingScope = ExpressionScope & { item: Item | undefined; index: number; copy(): MovingScope };
type Evaluate = (scope: ExpressionScope) => unknown;
type Part = { readonly name: string; readonly once?: boolean } & (
  | { readonly evaluate: Evaluate }
  | { readonly evaluate: undefined; readonly value: unknown }
);

/** Compiles params for a type's fields. Fields without a value get their default. */
export function compileParams(fields: Fields, params: JsonObject | undefined): ParamResolver {
  const templates: CompiledTemplate[] = [];
  const parts: Part[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const given = own(params, name);
    const value = complete(field, given === undefined ? (field as { default?: Json }).default : given);
    if (field.kind === "list" && hasItemFields(field.of)) {
      parts.push(listPerItem(field, name, value, templates));
      continue;
    }
    const evaluate = field.kind === "code" && field.literal === true ? undefined : compileValue(value, templates);
    const whole = typeof value === "string";
    if (field.per === "item") parts.push({ name, once: true, evaluate: perItem(field, name, evaluate, value as Json | undefined, whole) });
    else if (field.per === "round") parts.push(perRound(field, name, evaluate, value, whole));
    else if (evaluate === undefined) parts.push({ name, evaluate: undefined, value });
    else parts.push({ name, evaluate: checked(field, name, evaluate, whole) });
  }
  const make = recordMaker(parts) as (scope: ExpressionScope) => JsonObject;
  const moving = parts.filter((part) => part.evaluate !== undefined);
  if (moving.length > 0) return { constant: false, once: moving.every((part) => part.once === true), templates, resolve: make };
  const fixed = make(undefined as never);
  return { constant: true, once: true, templates, resolve: () => fixed };
}

/** Entries of a list with the defaults of the fields they leave out. */
function complete(field: Field, value: Json | undefined): Json | undefined {
  if (field.kind !== "list" || !Array.isArray(value)) return value;
  return value.map((entry: Json) => (isObject(entry) ? withDefaults(field.of, entry as JsonObject) : entry));
}

/**
 * Makes records of the same keys in the same order: a copy of one that has them all, in which only what moves is set again.
 * Copying takes half the time of setting each key anew.
 */
function recordMaker(parts: readonly Part[]): (scope: ExpressionScope) => Record<string, unknown> {
  const fixed: Record<string, unknown> = {};
  for (const part of parts) setKey(fixed, part.name, part.evaluate === undefined ? part.value : undefined);
  const moving = parts.filter((part) => part.evaluate !== undefined);
  return (scope) => {
    const values: Record<string, unknown> = Object.assign({}, fixed);
    for (let at = 0; at < moving.length; at += 1) {
      const part = moving[at] as Part & { readonly evaluate: Evaluate };
      setKey(values, part.name, part.evaluate(scope));
    }
    return values;
  };
}

/** Sets an own key whatever its name. */
function setKey(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  else record[key] = value;
}

/** A closure for a value with expressions inside; undefined for one without. */
function compileValue(value: unknown, templates: CompiledTemplate[]): Evaluate | undefined {
  if (typeof value === "string") {
    if (!hasExpression(value)) return undefined;
    const template = compileTemplate(value);
    templates.push(template);
    return (scope) => template.evaluate(scope);
  }
  if (Array.isArray(value)) return compileList(value, templates);
  return isObject(value) ? compileRecord(value, templates) : undefined;
}

function compileList(list: readonly unknown[], templates: CompiledTemplate[]): Evaluate | undefined {
  const parts = list.map((entry) => compileValue(entry, templates));
  if (parts.every((part) => part === undefined)) return undefined;
  return (scope) => {
    const values: unknown[] = new Array(parts.length);
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      values[at] = part === undefined ? list[at] : part(scope);
    }
    return values;
  };
}

function compileRecord(record: Record<string, unknown>, templates: CompiledTemplate[]): Evaluate | undefined {
  const parts = Object.keys(record).map((name): Part => {
    const evaluate = compileValue(record[name], templates);
    return evaluate === undefined ? { name, evaluate, value: record[name] } : { name, evaluate };
  });
  return parts.some((part) => part.evaluate !== undefined) ? recordMaker(parts) : undefined;
}

/** For a field that is resolved per item: a function `(item, index) => value` over a scope of its own. */
function perItem(field: Field, name: string, evaluate: Evaluate | undefined, value: Json | undefined, whole: boolean): Evaluate {
  if (evaluate === undefined) {
    const constant = (): Json | undefined => value;
    return () => constant;
  }
  const check = checked(field, name, evaluate, whole);
  return (scope) => {
    const inner = (scope as MovingScope).copy();
    return (item: Item, index: number): unknown => {
      inner.item = item;
      inner.index = index;
      try {
        return check(inner);
      } catch (thrown) {
        throw atItem(thrown, item, index);
      }
    };
  };
}

function hasItemFields(of: Fields): boolean {
  return Object.values(of).some((field) => field.per === "item");
}

/**
 * A list whose entries have fields that are functions of the item: made once an activation where the rest of it is written out,
 * so that nothing is made per item.
 */
function listPerItem(field: Field & { readonly kind: "list" }, name: string, value: unknown, templates: CompiledTemplate[]): Part {
  const functions = Object.keys(field.of).filter((key) => field.of[key]?.per === "item");
  const keysOf = (entry: object): string[] => [...new Set([...Object.keys(entry), ...functions])];
  const wrap = (entry: unknown): unknown => {
    if (!isObject(entry)) return entry;
    return Object.fromEntries(keysOf(entry).map((key) => [key, own(field.of, key)?.per === "item" ? () => entry[key] : entry[key]]));
  };
  if (!Array.isArray(value)) {
    const evaluate = compileValue(value, templates);
    if (evaluate === undefined) return { name, evaluate, value };
    const check = checked(field, name, evaluate, true);
    return { name, evaluate: (scope) => (check(scope) as unknown[]).map(wrap) };
  }
  let once = true;
  const entries = value.map((entry: unknown) => {
    if (!isObject(entry)) return (): unknown => entry;
    const parts = keysOf(entry).map((key): Part => {
      const sub = own(field.of, key);
      const given = entry[key];
      const evaluate = compileValue(given, templates);
      if (sub?.per === "item") return { name: key, evaluate: perItem(sub, name, evaluate, given as Json, typeof given === "string") };
      once &&= evaluate === undefined;
      return evaluate === undefined ? { name: key, evaluate, value: given } : { name: key, evaluate };
    });
    return recordMaker(parts);
  });
  return { name, once, evaluate: (scope) => entries.map((make) => make(scope)) };
}

/** For a region's field that is worked out again and again: a function of a scope; undefined where the field is not set. */
function perRound(field: Field, name: string, evaluate: Evaluate | undefined, value: unknown, whole: boolean): Part {
  if (evaluate === undefined) return { name, evaluate: undefined, value: value === undefined ? undefined : () => value };
  return { name, evaluate: undefined, value: checked(field, name, evaluate, whole) };
}

function atItem(thrown: unknown, item: Item, index: number): unknown {
  if (thrown instanceof Error && !("itemIndex" in thrown)) Object.assign(thrown, { item, itemIndex: index });
  return thrown;
}

/**
 * Evaluates and fits the result to the field's kind; what does not fit fails with the param's name. `whole`: the value is one
 * template, so nothing is known of its result; of a list that is written out, the entries are complete already.
 */
function checked(field: Field, name: string, evaluate: Evaluate, whole: boolean): Evaluate {
  const fit = FITS[field.kind];
  return (scope) => {
    let value: unknown;
    try {
      value = evaluate(scope);
    } catch (thrown) {
      if (thrown instanceof Error && !("param" in thrown && thrown.param !== undefined)) Object.assign(thrown, { param: name });
      throw thrown;
    }
    if (fit === undefined) return value;
    if (value === undefined || value === null) return absent(field, name);
    const fitted = whole ? complete(field, fit(value) as Json | undefined) : fit(value);
    if (fitted === undefined) {
      throw new NodeError(
        "bad-param",
        `“${field.label}” takes ${NAMES[field.kind] ?? field.kind}, but its expression gave ${describe(value)}.`,
        {
          param: name,
          hint: "Look at the expression's result in the inspector, or turn it into the right kind with Number(…) or String(…).",
        },
      );
    }
    return fitted;
  };
}

function absent(field: Field, name: string): unknown {
  if (field.required === true) {
    throw new NodeError("missing-param", `“${field.label}” is required, but its expression gave nothing.`, { param: name });
  }
  return (field as { default?: Json }).default;
}

const FITS: Readonly<Partial<Record<Field["kind"], (value: unknown) => unknown>>> = {
  text: (value) => (typeof value === "object" ? JSON.stringify(value) : String(value)),
  number: (value) => {
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : undefined;
  },
  boolean: (value) => (typeof value === "boolean" ? value : value === "true" ? true : value === "false" ? false : undefined),
  choice: (value) => (typeof value === "string" ? value : undefined),
  texts: (value) => (Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : undefined),
  list: (value) => (Array.isArray(value) ? value : undefined),
  duration: (value) => (typeof value === "string" || typeof value === "number" ? value : undefined),
  file: (value) => (isObject(value) ? value : undefined),
};

const NAMES: Readonly<Partial<Record<Field["kind"], string>>> = {
  number: "a number",
  boolean: "true or false",
  choice: "one of its options",
  texts: "a list of texts",
  list: "a list",
  duration: "a length of time",
  file: "a file",
};

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
