import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LONGEST_UNPACKED, packText, unpackText } from "./packedText.ts";

test("what is packed is unpacked, byte for byte, and fits into a fragment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
      const packed = await packText(text);
      expect(packed).toMatch(/^[\w-]+$/);
      expect(await unpackText(packed)).toEqual({ text });
    }),
    { numRuns: 200 },
  );
});

test("any text is unpacked or told to be damaged", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
      const read = await unpackText(text);
      if (!("text" in read)) expect(read.problem).toMatch(/cut or changed on its way/);
    }),
    { numRuns: 300 },
  );
});

test("a link that lost its end is told to be damaged", async () => {
  const packed = await packText("a workflow ".repeat(100) + Math.PI);
  expect(await unpackText(packed.slice(0, -4))).toHaveProperty("problem");
});

test("bytes that are no text are told to be damaged", async () => {
  expect(await unpackText(deflateRawSync(Buffer.from([0xff, 0xfe, 0xc0])).toString("base64url"))).toHaveProperty("problem");
});

test("a bomb is stopped, not unfolded", async () => {
  const bomb = deflateRawSync(Buffer.alloc(100_000_000)).toString("base64url");
  expect(bomb.length).toBeLessThan(200_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(await unpackText(bomb)).toEqual({ problem: expect.stringContaining("more than 5,000,000 bytes") });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
});

test("what is just as long as allowed is unpacked", async () => {
  expect(await unpackText(await packText("x".repeat(LONGEST_UNPACKED)))).toHaveProperty("text");
  expect(await unpackText(await packText("x".repeat(LONGEST_UNPACKED + 1)))).toHaveProperty("problem");
});
