import { expect, test } from "vitest";
import { ndjsonParse } from "./ndjson-parse.ts";
import { runNode } from "./runNode.ts";

const parse = (params: Record<string, unknown>) => runNode(ndjsonParse, { params });

test("a line is a value, whatever its line end", async () => {
  expect(await parse({ text: () => '\uFEFF{"a":1}\r\n \n2\n"x"' })).toEqual({ out: [{ a: 1 }, 2, "x"] });
  expect(await parse({ text: () => "" })).toEqual({ out: [] });
});

test("a wrong line is named", async () => {
  await expect(parse({ text: () => "1\n\n{" })).rejects.toMatchObject({
    code: "json-syntax",
    param: "text",
    message: expect.stringContaining("Line 3"),
  });
  await expect(parse({ text: () => "[".repeat(100_000) })).rejects.toMatchObject({ code: "too-deep" });
});

test("hostile names are data", async () => {
  const { out } = await parse({ text: () => '{"__proto__":{"x":1}}' });
  expect(JSON.stringify(out)).toBe('[{"__proto__":{"x":1}}]');
});

test("what is neither text nor file is refused", async () => {
  await expect(parse({ text: () => 5 })).rejects.toMatchObject({ code: "not-text", param: "text" });
  await expect(parse({ from: "file", file: () => 5 })).rejects.toMatchObject({ code: "not-a-file" });
});

test("a file is read as UTF-8", async () => {
  const keepAndParse = {
    ...ndjsonParse,
    run: async (context: Parameters<typeof ndjsonParse.run>[0]) => {
      const file = await context.host.keepFile(
        { name: "a.ndjson", type: "application/x-ndjson" },
        context.params.file as unknown as Uint8Array,
      );
      return ndjsonParse.run({ ...context, params: { ...context.params, file } });
    },
  };
  const run = (bytes: Uint8Array) => runNode(keepAndParse as typeof ndjsonParse, { params: { from: "file", file: () => bytes } });
  expect(await run(new TextEncoder().encode('"ä"\n2'))).toEqual({ out: ["ä", 2] });
  await expect(run(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toMatchObject({ code: "not-text", param: "file" });
});
