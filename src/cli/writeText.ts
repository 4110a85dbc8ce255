import { writeFile } from "node:fs/promises";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

/** Writes what came out as JSON: to a file, or to standard output for `-`. */
export async function writeResult(path: string, value: object, terminal: Terminal): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (path === "-") terminal.result(text);
  else await writeText(path, text);
}

/** Writes a file; a place that cannot be written is wrong usage. */
export async function writeText(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((thrown: unknown) => {
    throw unwritable(path, thrown);
  });
}

export function unwritable(path: string, thrown: unknown): UsageError {
  return new UsageError(`“${path}” cannot be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
}
