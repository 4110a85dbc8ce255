import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { inflateText } from "./inflateText.ts";

test.each([
  ["Node's own code", globalThis],
  ["plain JavaScript", {}],
] as const)("a text comes back as it was, by %s", (_name, platform) => {
  const text = `{"é": "${"again and again, ".repeat(5000)}"}`;
  expect(inflateText(deflateRawSync(text).toString("base64"), Buffer.byteLength(text), platform as never)).toBe(text);
});
