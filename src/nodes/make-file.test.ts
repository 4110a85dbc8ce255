import { expect, test } from "vitest";
import { fileText } from "./file-text.ts";
import { makeFile } from "./make-file.ts";
import { runNode } from "./runNode.ts";

const make = (params: Record<string, unknown>) => runNode(makeFile, { params });

test("what is made can be read again", async () => {
  const { out = [] } = await make({ content: () => "ä\n", name: "a.txt" });
  expect(out).toMatchObject([{ name: "a.txt", type: "text/plain", size: 3 }]);
  expect(await runNode(fileText, { input: out })).toEqual({ out: [{ text: "ä\n" }] });
  expect(await make({ content: () => "", name: "a" })).toMatchObject({ out: [{ type: "application/octet-stream", size: 0 }] });
});

test("base64 becomes its bytes, and the media type is the one that is set", async () => {
  const { out } = await make({ from: "base64", content: () => "aGk=", name: "a.bin", type: "text/x-a; charset=utf-8" });
  expect(out).toMatchObject([{ size: 2, type: "text/x-a; charset=utf-8" }]);
});

test("content that is neither text nor base64 is refused", async () => {
  await expect(make({ content: () => 5 })).rejects.toMatchObject({ code: "not-text", param: "content" });
  await expect(make({ content: () => undefined })).rejects.toMatchObject({ code: "not-text" });
  await expect(make({ from: "base64", content: () => "*" })).rejects.toMatchObject({ code: "bad-base64", param: "content" });
});

test.each(["", " ", "..", "../a", "a\\b", "a\nb", "a\u202Etxt.exe", "x".repeat(256)])("%j is no name", async (name) => {
  await expect(make({ content: "x", name })).rejects.toMatchObject({ code: "bad-name", param: "name" });
});

test("a media type that would break a header is refused", async () => {
  for (const type of ["text", "text/plain\r\nx: y", "text/a;b"]) {
    await expect(make({ content: "x", type })).rejects.toMatchObject({ code: "bad-media-type", param: "type" });
  }
});

test("a hostile name is only a name", async () => {
  expect(await make({ content: "x", name: "__proto__" })).toMatchObject({ out: [{ name: "__proto__" }] });
});
