import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bytesOf, hashOf } from "../storage/runSamples.ts";
import { BlobFiles } from "./blobFiles.ts";
import { openStoreFormat } from "./storeFormat.ts";

const HASH = hashOf(1);
const ONE = new Map([[HASH, bytesOf("one")]]);

async function freshBlobs() {
  const folder = await mkdtemp(join(tmpdir(), "vwmp-blobs-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await openStoreFormat(folder);
  const blobs = new BlobFiles(folder);
  await blobs.keep(ONE);
  return { blobs, files: () => readdir(join(folder, "blobs", "00")) };
}

test("a sweep deletes what nobody names", async () => {
  const { blobs, files } = await freshBlobs();
  await blobs.sweep(undefined, async () => new Set());
  expect(await files()).toEqual([]);
});

test("a blob that is named while it is swept stays", async () => {
  const { blobs, files } = await freshBlobs();
  const named = new Set<string>();
  await blobs.sweep([HASH], async () => {
    const then = new Set(named);
    named.add(HASH);
    return then;
  });
  expect(await files()).toEqual([HASH]);
});

test("a blob that is needed while it is swept is there afterwards, and can be read all the time", async () => {
  const { blobs, files } = await freshBlobs();
  let asked = 0;
  await blobs.sweep([HASH], async () => {
    if (asked++ === 0) return new Set();
    expect(await blobs.get(HASH)).toEqual(bytesOf("one"));
    await blobs.keep(ONE);
    return new Set();
  });
  expect(asked).toBe(2);
  expect(await files()).toEqual([HASH]);
});
