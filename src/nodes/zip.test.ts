import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";
import { unzip } from "./unzip.ts";
import { zip } from "./zip.ts";

const fileOf = async (name: string, content: string): Promise<Item> => {
  const file = (await runNode(makeFile, { params: { content: () => content } })).out?.[0];
  return { ...(file as object), name } as Item;
};
const pack = async (input: Item[], params: Record<string, unknown> = {}) => (await runNode(zip, { input, params })).out ?? [];
const namesOf = async (input: readonly Item[]) =>
  ((await runNode(unzip, { input })).out ?? []).map((file) => (file as { name: string }).name);

test("what is packed can be unpacked", async () => {
  const files = [await fileOf("a.txt", "ä"), await fileOf("b/c.csv", "x,y\n".repeat(1000)), await fileOf("empty.txt", "")];
  const packed = await pack(files, { name: "all.zip" });
  expect(packed).toMatchObject([{ name: "all.zip", type: "application/zip" }]);
  const { out } = await runNode(unzip, { input: packed });
  expect(out).toMatchObject(files.map((file) => ({ $file: (file as { $file: string }).$file })));
  expect(await pack(files)).toEqual(await pack(files));
});

test("no file hides another, and no name leads outside", async () => {
  const names = ["a.txt", "A.txt", "../a.txt", "/etc/x", "C:\\y", "__proto__", "..", "b/.env", "b/.env"];
  const packed = await pack(await Promise.all(names.map((name) => fileOf(name, name))));
  const unpacked = await namesOf(packed);
  expect([...unpacked].sort()).toEqual(["A_2.txt", "C_/y", "__proto__", "a.txt", "a_3.txt", "b/.env", "b/.env_2", "etc/x", "file"].sort());
});

test("what cannot be packed is refused", async () => {
  await expect(pack([1])).rejects.toMatchObject({ code: "not-a-file" });
  await expect(pack([], { name: "a/b" })).rejects.toMatchObject({ code: "bad-name", param: "name" });
  await expect(pack(Array.from({ length: 10_001 }, () => 1))).rejects.toMatchObject({ code: "too-many" });
});
