import type { Wording } from "./words.ts";

/** Under these keys a description of a node type, a field, a port or a region holds what a person reads. */
const READ: ReadonlySet<string> = new Set(["title", "label", "help", "itemLabel", "summary"]);
/** What stands under these is data, whatever it is called inside. */
const DATA: ReadonlySet<string> = new Set(["examples", "default"]);

/** Puts descriptions into words: each text that a person reads becomes what `of` says of it; `key` says what it
 * is, as a title and a label may share a text and not the word for it. The title stays to be searched for as it was. */
export function wording(of: (text: string, key: string) => string): Wording {
  const known = new WeakMap<object, unknown>();
  const worded = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return READ.has(key) ? of(value, key) : value;
    if (typeof value !== "object" || value === null || DATA.has(key)) return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const next = Array.isArray(value) ? value.map((each) => worded(each, "")) : wordedRecord(value as Readonly<Record<string, unknown>>);
    known.set(value, next);
    return next;
  };
  const wordedRecord = (record: Readonly<Record<string, unknown>>): unknown => {
    const next = Object.fromEntries(Object.entries(record).map(([key, value]) => [key, worded(value, key)]));
    const { aliases, title } = record;
    return Array.isArray(aliases) ? { ...next, aliases: [...aliases, title] } : next;
  };
  return <T>(description: T): T => worded(description, "") as T;
}
