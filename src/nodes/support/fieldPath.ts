import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { copyRecord, type RecordDraft, setKey } from "./copyRecord.ts";

/** A parsed path to a field: `name`, `address.city`, `lines[0].price`, `["a name.with dots"]`. */
export type FieldPath = { readonly text: string; readonly steps: readonly (string | number)[] };

const STEP = /(?:^|\.)([^.[\]]+)|\[(\d+)\]|\["([^"]*)"\]/y;
const INDEX = /^\d{1,9}$/;

/**
 * Reads a path. Text that is no path is one key as it stands; the empty text is the item itself.
 *
 * @example parsePath("lines[0].price").steps // ["lines", 0, "price"]
 */
export function parsePath(text: string): FieldPath {
  let path = parsed.get(text);
  if (path === undefined) {
    if (parsed.size >= MOST_REMEMBERED) parsed.clear();
    path = read(text);
    parsed.set(text, path);
  }
  return path;
}

/** Nodes ask for the same few paths item after item. */
const parsed = new Map<string, FieldPath>();
const MOST_REMEMBERED = 1000;

function read(text: string): FieldPath {
  if (text === "") return { text, steps: [] };
  const steps: (string | number)[] = [];
  let end = 0;
  while (end < text.length) {
    STEP.lastIndex = end;
    const step = STEP.exec(text);
    if (step === null) return { text, steps: [text] };
    steps.push(step[2] === undefined ? ((step[1] ?? step[3]) as string) : Number(step[2]));
    end = STEP.lastIndex;
  }
  return { text, steps };
}

/** The value at the path; undefined when it is missing. A field whose name is the whole path is found first. */
export function readField(item: Json, path: FieldPath): Json | undefined {
  const { steps } = path;
  if (steps.length === 1) return stepInto(item, steps[0] as string | number);
  const whole = isObject(item) ? own(item as JsonObject, path.text) : undefined;
  if (whole !== undefined) return whole;
  let value: Json | undefined = item;
  for (const step of steps) {
    if (value === undefined) return undefined;
    value = stepInto(value, step);
  }
  return value;
}

function stepInto(value: Json, step: string | number): Json | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value)) return own(value as JsonObject, String(step));
  const index = indexOf(step);
  return index === undefined ? undefined : (value[index] as Json | undefined);
}

function indexOf(step: string | number): number | undefined {
  if (typeof step === "number") return step;
  return INDEX.test(step) ? Number(step) : undefined;
}

/**
 * Sets the field in `draft`, which the caller has copied; objects and lists on the way are copied, never changed. What is
 * missing on the way, or is no object, becomes one.
 *
 * @throws NodeError `bad-path` for an empty path and for a place beyond the end of a list.
 */
export function writeField(draft: RecordDraft, path: FieldPath, value: Json): void {
  if (path.steps.length === 1) {
    setKey(draft, String(path.steps[0]), value);
    return;
  }
  const [first, ...rest] = path.steps;
  if (first === undefined) throw new NodeError("bad-path", "A field has no name.", { hint: "Give the field a name, for example total." });
  if (Object.hasOwn(draft, path.text)) setKey(draft, path.text, value);
  else setKey(draft, String(first), written(own(draft, String(first)), rest, value, path));
}

function written(old: Json | undefined, steps: readonly (string | number)[], value: Json, path: FieldPath): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const index = Array.isArray(old) || (typeof step === "number" && !isObject(old)) ? indexOf(step) : undefined;
  if (index === undefined) {
    const record = isObject(old) ? copyRecord(old as JsonObject) : {};
    setKey(record, String(step), written(own(record, String(step)), rest, value, path));
    return record;
  }
  const list: Json[] = Array.isArray(old) ? [...(old as readonly Json[])] : [];
  if (index > list.length) {
    throw new NodeError("bad-path", `“${path.text}” sets place ${index} of a list of ${list.length}.`, {
      hint: "Set the places of a list one after the other, from 0.",
    });
  }
  list[index] = written(list[index], rest, value, path);
  return list;
}

/** Takes the field out of `draft`, which the caller has copied; a missing field is no error. A place in a list is cut out. */
export function removeField(draft: RecordDraft, path: FieldPath): void {
  const [first, ...rest] = path.steps;
  if (first === undefined) return;
  if (rest.length === 0) delete draft[String(first)];
  else if (Object.hasOwn(draft, path.text)) delete draft[path.text];
  else if (readField(draft as JsonObject, path) !== undefined)
    setKey(draft, String(first), without(own(draft, String(first)) as Json, rest));
}

function without(old: Json, steps: readonly (string | number)[]): Json {
  const [step, ...rest] = steps as [string | number, ...(string | number)[]];
  if (Array.isArray(old)) {
    const index = indexOf(step) as number;
    const list: Json[] = [...(old as readonly Json[])];
    if (rest.length === 0) list.splice(index, 1);
    else list[index] = without(list[index] as Json, rest);
    return list;
  }
  const record = copyRecord(old as JsonObject);
  if (rest.length === 0) delete record[String(step)];
  else setKey(record, String(step), without(own(record, String(step)) as Json, rest));
  return record;
}

/** The last name in the path: `price` of `lines[0].price`. */
export function lastName(path: FieldPath): string {
  return String(path.steps.findLast((step) => typeof step === "string") ?? "value");
}

/** The name under which a value read by the path stands in a flat result: the path as written, without needless brackets. */
export function flatName(path: FieldPath): string {
  return path.steps.length === 1 ? String(path.steps[0]) : path.text;
}
