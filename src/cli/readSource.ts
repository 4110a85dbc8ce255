import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { UsageError } from "./usageError.ts";

/** The text of a file, or of standard input for `-`. */
export async function readSource(path: string): Promise<string> {
  if (path === "-") return text(process.stdin);
  try {
    return await readFile(path, "utf8");
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new UsageError(`there is no file “${path}”.`);
    if (code === "EISDIR") throw new UsageError(`“${path}” is a folder, not a file.`);
    throw new UsageError(`“${path}” cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

/** The JSON value of a file; what is wrong with it is wrong usage. */
export async function readJsonSource(path: string): Promise<unknown> {
  const source = await readSource(path);
  try {
    return JSON.parse(source);
  } catch (thrown) {
    throw new UsageError(`“${path}” is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}
