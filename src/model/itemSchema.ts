import type { FieldSchema, Range, ValueSchema, ValueType } from "./itemView.ts";
import type { Json } from "./json.ts";

const MOST_FIELDS = 500;
const DEEPEST = 12;
/** Different values up to which they may be all there are. */
const MOST_CHOICES = 12;
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 200;

type Tally = {
  count: number;
  readonly types: Partial<Record<ValueType, number>>;
  number: Range | undefined;
  length: Range | undefined;
  size: Range | undefined;
  /** Undefined once there were too many. */
  choices: Set<string | number> | undefined;
  readonly examples: Map<string, Json>;
  readonly fields: Map<string, Tally>;
  objects: number;
  skipped: Set<string>;
  items: Tally | undefined;
};

/** What is true of all of the values: types, ranges, the values there are, and the same of their fields and list values. */
export function itemSchema(values: readonly Json[]): ValueSchema {
  const tally = emptyTally();
  for (const value of values) add(tally, value, 0);
  return told(tally);
}

function emptyTally(): Tally {
  return {
    count: 0,
    types: {},
    number: undefined,
    length: undefined,
    size: undefined,
    choices: new Set(),
    examples: new Map(),
    fields: new Map(),
    objects: 0,
    skipped: new Set(),
    items: undefined,
  };
}

function add(tally: Tally, value: Json, depth: number): void {
  const type = typeOf(value);
  tally.count += 1;
  tally.types[type] = (tally.types[type] ?? 0) + 1;
  if (typeof value === "number") tally.number = widened(tally.number, value);
  else if (typeof value === "string") tally.length = widened(tally.length, value.length);
  else if (Array.isArray(value)) addList(tally, value, depth);
  else if (type === "object") addObject(tally, value as Record<string, Json>, depth);
  if (typeof value !== "object") note(tally, value);
}

function addList(tally: Tally, values: readonly Json[], depth: number): void {
  tally.size = widened(tally.size, values.length);
  if (depth >= DEEPEST || values.length === 0) return;
  tally.items ??= emptyTally();
  for (const value of values) add(tally.items, value, depth + 1);
}

function addObject(tally: Tally, value: Record<string, Json | undefined>, depth: number): void {
  tally.objects += 1;
  if (depth >= DEEPEST) return;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    if (inner === undefined) continue;
    let field = tally.fields.get(key);
    if (field === undefined) {
      if (tally.fields.size >= MOST_FIELDS) {
        tally.skipped.add(key);
        continue;
      }
      field = emptyTally();
      tally.fields.set(key, field);
    }
    add(field, inner, depth + 1);
  }
}

function note(tally: Tally, value: boolean | number | string): void {
  if (typeof value !== "boolean" && tally.choices !== undefined) {
    if (typeof value === "string" && value.length > LONGEST_EXAMPLE) tally.choices = undefined;
    else if (tally.choices.add(value).size > MOST_CHOICES) tally.choices = undefined;
  }
  if (tally.examples.size >= EXAMPLES) return;
  const example = typeof value === "string" && value.length > LONGEST_EXAMPLE ? `${value.slice(0, LONGEST_EXAMPLE)}…` : value;
  tally.examples.set(JSON.stringify(example), example);
}

function told(tally: Tally): ValueSchema {
  const { count, types, number, length, size, examples, fields, objects, skipped, items } = tally;
  const range = { ...(number && { number }), ...(length && { length }), ...(size && { items: size }) };
  const choices = choicesOf(tally);
  return {
    count,
    types,
    ...(Object.keys(range).length > 0 && { range }),
    ...(choices && { oneOf: choices }),
    examples: [...examples.values()],
    ...(objects > 0 && {
      fields: Array.from(fields, ([name, field]): FieldSchema => ({ ...told(field), name, optional: field.count < objects })),
    }),
    ...(skipped.size > 0 && { more: skipped.size }),
    ...(items && { items: told(items) }),
  };
}

/** All texts or numbers there are, where each stands there twice on average. */
function choicesOf({ choices, types }: Tally): readonly (string | number)[] | undefined {
  if (choices === undefined || choices.size === 0) return undefined;
  const scalars = (types.string ?? 0) + (types.number ?? 0) + (types.integer ?? 0);
  if (scalars < 2 * choices.size || types.array !== undefined || types.object !== undefined || types.boolean !== undefined)
    return undefined;
  return [...choices];
}

function typeOf(value: Json): ValueType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as ValueType;
}

function widened(range: Range | undefined, value: number): Range {
  if (range !== undefined && range.least <= value && value <= range.most) return range;
  return range === undefined ? { least: value, most: value } : { least: Math.min(range.least, value), most: Math.max(range.most, value) };
}
