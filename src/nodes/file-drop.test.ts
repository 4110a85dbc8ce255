import { expect, test } from "vitest";
import { fileDrop } from "./file-drop.ts";
import { runNode } from "./runNode.ts";

const drop = (input: readonly unknown[], accept: readonly string[] = []) =>
  runNode(fileDrop, { params: { accept }, run: { input: input as never } });

test("files that come with their content are kept, those by reference pass as they are", async () => {
  const { out } = await drop([
    { name: "a.csv", text: "a\n" },
    { name: "b.bin", type: "x/y", base64: "AAE=" },
  ]);
  expect(out).toMatchObject([
    { $file: expect.stringMatching(/^[0-9a-f]{64}$/), name: "a.csv", type: "text/csv", size: 2 },
    { name: "b.bin", type: "x/y", size: 2 },
  ]);
  expect(await drop(out as never)).toEqual({ out });
});

test("nothing dropped and no sample is no items", async () => {
  expect(await runNode(fileDrop)).toEqual({ out: [] });
});

test("accept takes endings and media types", async () => {
  const picture = { name: "p.PNG", text: "x", type: "image/png" };
  for (const accept of [[".png"], ["image/*"], ["image/png"], [".csv", " IMAGE/PNG "], [""]]) {
    expect((await drop([picture], accept))["out"]).toHaveLength(1);
  }
  for (const accept of [[".csv"], ["text/*"], ["image/jpeg"]]) {
    await expect(drop([picture], accept)).rejects.toMatchObject({ code: "wrong-file", param: "accept" });
  }
});

test.each([
  ["text"],
  [{}],
  [{ name: "a" }],
  [{ name: "a", text: "x", base64: "AA==" }],
  [{ name: 1, text: "x" }],
  [{ $file: "x", name: "a", type: "b", size: 1 }],
])("%j is no file", async (item) => {
  await expect(drop([item])).rejects.toMatchObject({ code: "bad-event" });
});

test("content that is not base64 says so", async () => {
  await expect(drop([{ name: "a", base64: "%%" }])).rejects.toMatchObject({ code: "bad-base64" });
});
