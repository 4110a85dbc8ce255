import { ExpressionError } from "./expressionError.ts";
import { MAX_TEXT, type Work } from "./work.ts";

export type Primitive = string | number | boolean | null | undefined;
type Plain = { [key: string]: unknown };

/** Keys that do not exist in this language, whatever the data holds. */
export function isForbiddenKey(key: string): boolean {
  return key === "__proto__" || key === "constructor" || key === "prototype";
}

/** The member `key` of a value that is not null or undefined: own data only, and `length`. */
export function readMember(value: unknown, key: string): unknown {
  if (typeof value === "object") {
    if (isForbiddenKey(key) || !Object.hasOwn(value as object, key)) return undefined;
    const member = (value as Plain)[key];
    return typeof member === "function" ? undefined : member;
  }
  if (typeof value !== "string") return undefined;
  if (key === "length") return value.length;
  return /^(0|[1-9]\d{0,9})$/.test(key) ? value[Number(key)] : undefined;
}

/** Sets an own data property, also under the key `__proto__`. */
export function setOwn(target: object, key: string, value: unknown): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else (target as Plain)[key] = value;
}

/** Copies the own keys of an object, list or text into `target`, as object spread does. */
export function copyOwn(work: Work, target: object, source: unknown): void {
  if (typeof source === "string") {
    work.list(source.length);
    for (let index = 0; index < source.length; index += 1) setOwn(target, String(index), source[index]);
    return;
  }
  if (typeof source !== "object" || source === null) return;
  const keys = Object.keys(source);
  work.spend(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    setOwn(target, key, (source as Plain)[key]);
  }
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** What JavaScript makes of a value before an operator: lists are joined, objects are `[object Object]`. */
export function toPrimitive(work: Work, value: unknown): Primitive {
  if (typeof value !== "object" || value === null) return value as Primitive;
  if (!isList(value)) return "[object Object]";
  return joinList(work, value, ",");
}

export function joinList(work: Work, list: readonly unknown[], separator: string, depth = 0): string {
  if (depth > 200) throw new ExpressionError("expression-limit", "The list is nested too deeply to become text.");
  work.spend(list.length + 1);
  let text = "";
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) text += separator;
    const element = list[index];
    if (element !== null && element !== undefined)
      text += isList(element) ? joinList(work, element, ",", depth + 1) : toText(work, element);
    if (text.length > MAX_TEXT) work.text(text.length);
  }
  work.text(text.length);
  return text;
}

/** `String(value)`. */
export function toText(work: Work, value: unknown): string {
  return typeof value === "string" ? value : String(toPrimitive(work, value));
}

/** `Number(value)`. */
export function toNumber(work: Work, value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") work.read(value);
  return Number(toPrimitive(work, value));
}

/** JSON text; undefined for undefined. Every value counts as a step, so a value that holds itself many times over is refused in time. */
export function toJson(work: Work, value: unknown, indent = 0): string | undefined {
  measure(work, value);
  const text = JSON.stringify(value, undefined, indent);
  if (text !== undefined) work.text(text.length);
  return text;
}

function measure(work: Work, value: unknown): void {
  const stack: unknown[] = [value];
  let size = 0;
  while (stack.length > 0) {
    const next = stack.pop();
    size += 4;
    if (typeof next === "string") size += next.length;
    else if (typeof next === "object" && next !== null) {
      const keys = isList(next) ? undefined : Object.keys(next);
      const members = keys === undefined ? (next as readonly unknown[]) : keys.map((key) => (next as Plain)[key]);
      work.spend(members.length + 1);
      for (const key of keys ?? []) size += key.length + 4;
      for (const member of members) stack.push(member);
    }
    if (size > 2 * MAX_TEXT) work.text(size);
  }
}

/**
 * A result as plain JSON data: NaN and ±Infinity become null, −0 becomes 0, undefined in a list becomes null. Changes only
 * lists and objects that the evaluation made itself: data holds none of these.
 */
export function finish(work: Work, value: unknown): unknown {
  if (typeof value === "number") return finishNumber(value);
  if (typeof value !== "object" || value === null) return value;
  const stack: object[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (isList(next)) {
      work.spend(next.length);
      for (let index = 0; index < next.length; index += 1) {
        const member = next[index];
        if (typeof member === "object" && member !== null) stack.push(member);
        else if (member === undefined || (typeof member === "number" && !Object.is(finishNumber(member), member))) {
          (next as unknown[])[index] = member === undefined ? null : finishNumber(member);
        }
      }
      continue;
    }
    const keys = Object.keys(next);
    work.spend(keys.length);
    for (const key of keys) {
      const member = (next as Plain)[key];
      if (typeof member === "object" && member !== null) stack.push(member);
      else if (typeof member === "number" && !Object.is(finishNumber(member), member)) setOwn(next, key, finishNumber(member));
    }
  }
  return value;
}

export function finishNumber(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
