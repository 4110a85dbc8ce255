/** A JSON value. Items, params and everything that crosses a wall are made of these. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. Keys come from input: read them with {@link own}, never with a bare look-up. */
export type JsonObject = { readonly [key: string]: Json | undefined };

/** A record whose keys come from input. Made with {@link emptyRecord}, so `__proto__` is a key like any other. */
export type InputRecord<T> = Readonly<Record<string, T>>;

/** The own value of `key`, or undefined: never what a prototype holds under that name. */
export function own<T>(record: InputRecord<T> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** A record without a prototype: safe to fill with keys from input by plain assignment. */
export function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** True for an object that is neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
