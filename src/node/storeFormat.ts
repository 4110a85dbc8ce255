import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "#engine";
import { ifThere } from "./storeFailure.ts";
import { takeWriterLock } from "./writerLock.ts";
import { writeWhole } from "./writeWhole.ts";

/** Changes a folder from one version to the next. A step that died half-way is run again from its beginning. */
export type Migration = (directory: string) => Promise<void>;

/** The step at index 0 leads from version 1 to 2. */
const MIGRATIONS: readonly Migration[] = [];
const FORMAT = "vwmp-runs";
const FOLDERS = ["temporary", "runs", "blobs", "claims", "results"];

/** Makes a folder ready for runs: empty, in today's format, or brought to it. One of a newer version is left as it is and refused. */
export async function openStoreFormat(directory: string, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const current = migrations.length + 1;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const found = await readVersion(directory);
  if (found !== undefined && found > current) {
    throw new StoreError("store-newer", `${directory} was written by a newer version of vwmp: update this one, or choose another folder.`);
  }
  for (const folder of FOLDERS) await mkdir(join(directory, folder), { recursive: true, mode: 0o700 });
  if (found === undefined) await writeVersion(directory, current);
  else if (found < current) await migrate(directory, migrations);
}

async function migrate(directory: string, migrations: readonly Migration[]): Promise<void> {
  const release = await takeWriterLock(directory);
  try {
    const from = (await readVersion(directory)) ?? 1;
    for (const [index, step] of migrations.entries()) {
      if (index + 1 < from) continue;
      await step(directory);
      await writeVersion(directory, index + 2);
    }
  } finally {
    await release();
  }
}

async function readVersion(directory: string): Promise<number | undefined> {
  const text = await ifThere(readFile(join(directory, "format.json"), "utf8"));
  if (text === undefined) return undefined;
  const found = /^\{"format":"vwmp-runs","version":(\d+)\}\s*$/.exec(text)?.[1];
  if (found === undefined)
    throw new StoreError("store-failed", `${join(directory, "format.json")} is damaged: it should name the format of the runs.`);
  return Number(found);
}

function writeVersion(directory: string, version: number): Promise<void> {
  return writeWhole(join(directory, "temporary"), join(directory, "format.json"), `${JSON.stringify({ format: FORMAT, version })}\n`);
}
