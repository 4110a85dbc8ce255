import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

/** Writes a file, so that it is there whole under its name or not at all. `temporary` is a folder on the same disk. */
export async function writeWhole(temporary: string, path: string, content: string | Uint8Array): Promise<void> {
  const draft = join(temporary, randomUUID());
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
