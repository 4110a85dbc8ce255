import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const root = resolve(import.meta.dirname, "../../e2e/histories");
const versions = readdirSync(root);
const histories = versions.flatMap((version) => readdirSync(join(root, version)).map((name) => join(version, name)));

test("there are histories to replay", () => {
  expect(histories.length).toBeGreaterThanOrEqual(8);
});

test.each(histories)("the engine decides again what %s says", async (history) => {
  let out = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      out += String(chunk);
      done();
    },
  });
  const status = await main(["replay", join(root, history)], new Terminal(stream, stream));
  expect(out).toMatch(/^\d+ events, the same\n$/);
  expect(status).toBe(0);
});
