import { expect, test } from "vitest";
import type { FileItem } from "../src/model/fileItem.ts";
import { readFile } from "./readFile.ts";

const FILE: FileItem = { $file: "a".repeat(64), name: "a.txt", type: "text/plain", size: 6 };
const store = {
  put: () => Promise.reject(new Error("unused")),
  open: async (hash: string) =>
    hash === FILE.$file
      ? (async function* () {
          yield new TextEncoder().encode("abc");
          yield new TextEncoder().encode("def");
        })()
      : undefined,
};

test("a file's bytes come whole, or the first of them", async () => {
  const whole = await readFile(store, FILE);
  expect([whole?.type, await whole?.text()]).toEqual(["text/plain", "abcdef"]);
  expect(await (await readFile(store, FILE, 4))?.text()).toBe("abcd");
  expect(await (await readFile(store, FILE, 3))?.text()).toBe("abc");
});

test("a file that is not kept any more is absent", async () => {
  expect(await readFile(store, { ...FILE, $file: "b".repeat(64) })).toBeUndefined();
});
