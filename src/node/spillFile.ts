import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Spill } from "#engine";

/** Texts in a temporary file, in the order in which they were written. */
export async function spillFile(): Promise<Spill> {
  const folder = await mkdtemp(join(tmpdir(), "vwmp-spill-"));
  const file = await open(join(folder, "spill"), "wx+", 0o600);
  // Its name is gone at once: what dies with it leaves nothing behind.
  await rm(folder, { recursive: true, force: true });
  const lengths: number[] = [];
  let [written, read] = [0, 0];
  return {
    write: async (text) => {
      const bytes = Buffer.from(text);
      await file.write(bytes, 0, bytes.length, written);
      written += bytes.length;
      lengths.push(bytes.length);
    },
    read: async () => {
      const length = lengths.shift() ?? 0;
      const bytes = Buffer.alloc(length);
      await file.read(bytes, 0, length, read);
      read += length;
      return bytes.toString();
    },
    close: () => file.close(),
  };
}
