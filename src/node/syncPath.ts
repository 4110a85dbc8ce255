import { open } from "node:fs/promises";

/** Waits until the disk has a file, or the names in a folder. Windows writes those by itself and lets nobody ask. */
export async function syncPath(path: string, kind: "file" | "folder"): Promise<void> {
  if (kind === "folder" && process.platform === "win32") return;
  const handle = await open(path, kind === "folder" ? "r" : "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
