import type { Spill } from "../model/host.ts";

type Handle = {
  write(bytes: Uint8Array, at: { at: number }): number;
  read(bytes: Uint8Array, at: { at: number }): number;
  close(): void;
};

/** Texts in a file of the browser's own file system, in a worker, in the order in which they were written. */
export async function opfsSpill(): Promise<Spill> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle("vwmp-spill", { create: true });
  const name = crypto.randomUUID();
  const file = (await folder.getFileHandle(name, { create: true })) as FileSystemFileHandle & { createSyncAccessHandle(): Promise<Handle> };
  const handle = await file.createSyncAccessHandle();
  const lengths: number[] = [];
  let [written, read] = [0, 0];
  return {
    write: async (text) => {
      const bytes = new TextEncoder().encode(text);
      handle.write(bytes, { at: written });
      written += bytes.length;
      lengths.push(bytes.length);
    },
    read: async () => {
      const bytes = new Uint8Array(lengths.shift() ?? 0);
      handle.read(bytes, { at: read });
      read += bytes.length;
      return new TextDecoder().decode(bytes);
    },
    close: async () => {
      handle.close();
      await folder.removeEntry(name).catch(() => undefined);
    },
  };
}
