import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOf, engineDigest } from "./engineDigest.mjs";

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vwmp-digest-"));
  mkdirSync(join(folder, "chunks"));
  writeFileSync(join(folder, "index.js"), "a");
  writeFileSync(join(folder, "chunks/yaml.js"), "b");
});

afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

test("the digest covers index.js and the chunks, whatever order they are listed in", () => {
  expect(engineDigest(folder)).toBe(
    digestOf([
      ["index.js", bytes("a")],
      ["chunks/yaml.js", bytes("b")],
    ]),
  );
});

test("files beside the engine do not count", () => {
  const before = engineDigest(folder);
  writeFileSync(join(folder, "build.js"), "c");
  writeFileSync(join(folder, "cli.js"), "d");
  expect(engineDigest(folder)).toBe(before);
});

test("one changed byte in a chunk changes it, and so does a byte that moves from one file to the next", () => {
  const before = engineDigest(folder);
  writeFileSync(join(folder, "chunks/yaml.js"), "c");
  expect(engineDigest(folder)).not.toBe(before);
  expect(digestOf([["index.js", bytes("ab")]])).not.toBe(digestOf([["index.jsa", bytes("b")]]));
});
