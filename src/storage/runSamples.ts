import type { JournalBatch, RunHead, RunStore } from "../model/runStore.ts";

export const hashOf = (n: number): string => n.toString(16).padStart(64, "0");
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function head(runId: string, more: Partial<RunHead> = {}): RunHead {
  return { runId, workflow: "Orders", createdAt: 1000, updatedAt: 1000, status: "created", events: 0, ...more };
}

/** Events `from` to `from + count - 1`; they name the blobs, and bring them where `bytes` has them. */
export function batch(from: number, count: number, more: Partial<JournalBatch> = {}): JournalBatch {
  const lines = Array.from({ length: count }, (_, index) => JSON.stringify({ seq: from + index, kind: "run-paused", at: 2000 + from }));
  const blobs = more.blobs ?? new Map<string, Uint8Array>();
  const names = [...blobs.keys()];
  return { from, count, lines: lines.join("\n"), blobs, names, status: "running", at: 2000 + from, strict: false, ...more };
}

export async function linesOf(store: RunStore, runId: string): Promise<string> {
  const batches: string[] = [];
  for await (const lines of store.read(runId)) batches.push(lines);
  return batches.join("\n");
}

/** Begins a run whose journal is one batch with the blobs. */
export async function makeRun(store: RunStore, runId: string, more: Partial<RunHead> = {}, blobs: JournalBatch["blobs"] = new Map()) {
  const { status = "succeeded", ...rest } = more;
  await store.create(head(runId, rest), {});
  await store.append(runId, batch(1, 1, { blobs, status }));
}
