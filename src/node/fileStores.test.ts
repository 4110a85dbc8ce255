import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { FileStore } from "#engine";
import { memoryFiles } from "../host/memoryFiles.ts";
import { folderFiles } from "./folderFiles.ts";
import { temporaryFiles } from "./temporaryFiles.ts";

const folder = await mkdtemp(join(tmpdir(), "vwmp-files-test-"));
afterAll(() => rm(folder, { recursive: true }));

const drivers: readonly (readonly [string, () => FileStore])[] = [
  ["memory", memoryFiles],
  ["folder", () => folderFiles(join(folder, "contract"))],
  ["temporary folder", temporaryFiles],
];

async function textOf(files: FileStore, hash: string): Promise<string | undefined> {
  const pieces = await files.open(hash);
  if (pieces === undefined) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of pieces) text += decoder.decode(piece, { stream: true });
  return text;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** SHA-256 of “hello”. */
const HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

describe.each(drivers)("files in %s", (_name, make) => {
  test("bytes are kept under their SHA-256, in whatever pieces they come", async () => {
    const files = make();
    expect(await files.put([bytes("hel"), bytes("lo")])).toEqual({ hash: HELLO, size: 5 });
    expect(await files.put([bytes("hello")])).toEqual({ hash: HELLO, size: 5 });
    expect(await textOf(files, HELLO)).toBe("hello");
  });

  test("pieces whose memory is used again are kept as they were", async () => {
    const files = make();
    const memory = new Uint8Array(1);
    async function* pieces() {
      for (const code of [97, 98, 99]) {
        memory[0] = code;
        yield memory;
      }
    }
    const { hash } = await files.put(pieces());
    expect(await textOf(files, hash)).toBe("abc");
  });

  test("an empty file is a file", async () => {
    const files = make();
    const { hash, size } = await files.put([]);
    expect([size, await textOf(files, hash)]).toEqual([0, ""]);
  });

  test("what was never kept is not there, whatever its name", async () => {
    const files = make();
    for (const name of ["0".repeat(64), "../secret", "", "__proto__"]) expect(await files.open(name)).toBeUndefined();
  });

  test("what breaks off is not kept", async () => {
    const files = make();
    async function* broken() {
      yield bytes("half");
      throw new Error("the line went dead");
    }
    await expect(files.put(broken())).rejects.toThrow("the line went dead");
  });
});

test("over its limit a folder forgets what was used longest ago, and nothing of the last hour", async () => {
  const place = join(folder, "limited");
  const files = folderFiles(place, 10);
  const first = await files.put([bytes("12345678")]);
  const second = await files.put([bytes("abcdefgh")]);
  expect(await textOf(files, first.hash)).toBe("12345678");
  const old = new Date(Date.now() - 7_200_000);
  await utimes(join(place, second.hash.slice(0, 2), second.hash), old, old);
  const third = await files.put([bytes("ABCDEFGH")]);
  expect(await textOf(files, second.hash)).toBeUndefined();
  expect(await textOf(files, third.hash)).toBe("ABCDEFGH");
  expect((await readdir(place)).filter((name) => name.endsWith(".part"))).toEqual([]);
});
