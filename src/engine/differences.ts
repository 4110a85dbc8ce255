import { isObject, type Json, type JsonObject, own } from "../model/json.ts";
import type { TestDifference } from "../model/testVerdict.ts";

/** Every place where two values differ: the order of items counts, that of keys does not. */
export function differences(path: string, expected: Json | undefined, found: Json | undefined): TestDifference[] {
  if (Array.isArray(expected) && Array.isArray(found)) {
    const length = Math.max(expected.length, found.length);
    return Array.from({ length }, (_, index) => differences(`${path}[${index}]`, expected[index], found[index])).flat();
  }
  if (isMap(expected) && isMap(found)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(found)]);
    return [...keys].flatMap((key) => differences(path + step(key), own(expected, key), own(found, key)));
  }
  if (expected === found) return [];
  return [{ path, ...(expected === undefined ? {} : { expected }), ...(found === undefined ? {} : { found }) }];
}

function isMap(value: Json | undefined): value is JsonObject {
  return isObject(value);
}

function step(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
