import { emptyRecord, type InputRecord } from "./json.ts";

/** A copy without prototype in which `key` has another value; undefined takes it away. Order is kept, a new key comes last. */
export function withEntry<T>(record: InputRecord<T> | undefined, key: string, value: T | undefined): Record<string, T> {
  const copy = emptyRecord<T>();
  for (const name of Object.keys(record ?? {})) if (name !== key || value !== undefined) copy[name] = (record as InputRecord<T>)[name] as T;
  if (value !== undefined) copy[key] = value;
  return copy;
}

/** A copy without prototype with the keys for which `name` gives one, under that name; the record itself when nothing changes. */
export function renameKeys<T>(record: InputRecord<T>, name: (key: string) => string | undefined): InputRecord<T> {
  const keys = Object.keys(record);
  if (keys.every((key) => name(key) === key)) return record;
  const copy = emptyRecord<T>();
  for (const key of keys) {
    const next = name(key);
    if (next !== undefined) copy[next] = record[key] as T;
  }
  return copy;
}

/** A copy of an object, without prototype, with the keys of `patch` set; those that are undefined there are taken away. */
export function patched<T extends object>(object: T, patch: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const copy = emptyRecord<unknown>();
  for (const key of Object.keys(object)) copy[key] = (object as Record<string, unknown>)[key];
  for (const key of Object.keys(patch)) {
    const value = (patch as Record<string, unknown>)[key];
    if (value === undefined) delete copy[key];
    else copy[key] = value;
  }
  return copy as T;
}

/** A copy without prototype, to be filled further. */
export function copyRecord<T>(record: InputRecord<T> | undefined): Record<string, T> {
  const copy = emptyRecord<T>();
  for (const key of Object.keys(record ?? {})) copy[key] = (record as InputRecord<T>)[key] as T;
  return copy;
}
