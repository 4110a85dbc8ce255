import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";

const MAX_DEPTH = 200;

/**
 * The items with NaN, ±Infinity and undefined as null and −0 as 0, as JSON would have them; the same array when nothing had to
 * change. Items that are items of `known` by identity (in order) are taken as clean. Anything that is not JSON fails.
 */
export function normaliseItems(items: readonly unknown[], known: readonly Item[]): readonly Item[] {
  let changed: Item[] | undefined;
  let pointer = 0;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (typeof item === "object" && item !== null) {
      while (pointer < known.length && known[pointer] !== item) pointer += 1;
      if (pointer < known.length) {
        if (changed !== undefined) changed.push(item as Item);
        continue;
      }
    }
    const clean = normalise(item, 0);
    if (changed === undefined && !Object.is(clean, item)) changed = items.slice(0, at) as Item[];
    if (changed !== undefined) changed.push(clean);
  }
  return changed ?? (items as readonly Item[]);
}

function normalise(value: unknown, depth: number): Item {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? (value === 0 ? 0 : value) : null;
    case "undefined":
      return null;
    case "object":
      if (value === null) return null;
      if (depth > MAX_DEPTH) throw new NodeError("not-json", `An item is nested more than ${MAX_DEPTH} levels deep.`, { kind: "bug" });
      return Array.isArray(value) ? normaliseArray(value, depth) : normaliseObject(value as Record<string, unknown>, depth);
    default:
      throw new NodeError("not-json", `An item holds a ${typeof value}, which JSON cannot express.`, { kind: "bug" });
  }
}

function normaliseArray(value: readonly unknown[], depth: number): Item {
  let changed: Item[] | undefined;
  for (let at = 0; at < value.length; at += 1) {
    const clean = normalise(value[at], depth + 1);
    if (changed === undefined && !Object.is(clean, value[at])) changed = value.slice(0, at) as Item[];
    if (changed !== undefined) changed.push(clean);
  }
  return changed ?? (value as Item);
}

function normaliseObject(value: Record<string, unknown>, depth: number): Item {
  const prototype = Object.getPrototypeOf(value) as unknown;
  if (prototype !== Object.prototype && prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new NodeError(
      "not-json",
      `An item holds a ${value.constructor?.name ?? "special object"}; only plain objects, lists and scalars travel.`,
      {
        kind: "bug",
      },
    );
  }
  for (const key in value) {
    const inner = value[key];
    if (typeof inner === "string" || typeof inner === "boolean" || inner === null) continue;
    if (inner === undefined || !Object.is(normalise(inner, depth + 1), inner)) return copyNormalised(value, depth);
  }
  return value as Item;
}

function copyNormalised(value: Record<string, unknown>, depth: number): Item {
  const entries: [string, Item][] = [];
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) entries.push([key, normalise(value[key], depth + 1)]);
  }
  return Object.fromEntries(entries);
}
