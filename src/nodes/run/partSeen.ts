import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { parseDuration } from "../../model/duration.ts";
import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { rememberDuplicatesParams } from "../remember-duplicates.ts";
import { canonicalJson } from "../support/canonicalKey.ts";
import { type FieldPath, parsePath, readField } from "../support/fieldPath.ts";

/** What one call let through: `by` is its key, so that a repeat of it finds its own. */
type Batch = { readonly by: string; readonly at: number; readonly keys: readonly string[] };

/** Parts the items that were not seen before from the rest, and remembers them. */
export async function partSeen({ items, params, host, idempotencyKey }: RunContext<typeof rememberDuplicatesParams>): Promise<RunResult> {
  const { name, most } = params;
  if (name.trim() === "")
    throw new NodeError("missing-param", "The memory has no name.", { param: "name", hint: "Give it one, for example orders." });
  if (!Number.isInteger(most) || most < 1)
    throw new NodeError("bad-param", `It takes a whole number from 1, not ${most}.`, { param: "most" });
  const paths = params.by.map(parsePath);
  const keys = items.map((item) => digest(item, paths));
  const since = oldest(params.forgetAfter, host.now());
  let fresh: Item[] = [];
  let seen: Item[] = [];
  await host.state.change(`remember-duplicates:${name}`, (before) => {
    const others = batchesIn(before, name).filter(({ by, at }) => by !== idempotencyKey && at > since);
    const known = new Set(others.flatMap((batch) => batch.keys));
    const added: string[] = [];
    [fresh, seen] = [[], []];
    items.forEach((item, at) => {
      const key = keys[at] as string;
      (known.has(key) ? seen : fresh).push(item);
      if (!known.has(key)) added.push(key);
      known.add(key);
    });
    return newest([...others, { by: idempotencyKey, at: host.now(), keys: added }], most);
  });
  return { new: fresh, seen };
}

function digest(item: Item, paths: readonly FieldPath[]): string {
  const text = canonicalJson(paths.length === 0 ? item : paths.map((path) => readField(item, path) ?? null));
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}

function oldest(after: string | number | undefined, now: number): number {
  if (after === undefined || after === "") return Number.NEGATIVE_INFINITY;
  const ms = parseDuration(after);
  if (ms !== undefined) return now - ms;
  throw new NodeError("bad-param", `“${String(after)}” is no length of time.`, { param: "forgetAfter", hint: "Write it like 12h or 30m." });
}

function batchesIn(kept: Json | undefined, name: string): readonly Batch[] {
  if (kept === undefined) return [];
  if (Array.isArray(kept) && kept.every(isBatch)) return kept as readonly Batch[];
  throw new NodeError("bad-state", `What is kept as “${name}” is no memory of this node type.`, {
    param: "name",
    hint: "Choose another name.",
  });
}

function isBatch(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { by, at, keys } = value as { readonly [key: string]: Json };
  return typeof by === "string" && typeof at === "number" && Array.isArray(keys);
}

/** The newest `most` keys, and no empty batches. */
function newest(batches: readonly Batch[], most: number): Json {
  let room = most;
  const kept: Batch[] = [];
  for (const batch of batches.toReversed()) {
    const keys = room === 0 ? [] : batch.keys.slice(-room);
    room -= keys.length;
    if (keys.length > 0) kept.push({ ...batch, keys });
  }
  return kept.reverse();
}
