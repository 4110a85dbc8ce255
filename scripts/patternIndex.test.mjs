import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { patternIndex } from "./patternIndex.mjs";

test("patterns are listed by their numbers, with name and description", () => {
  const root = mkdtempSync(join(tmpdir(), "vwmp-patterns-"));
  try {
    expect(patternIndex(root)).toEqual([]);
    const folder = join(root, "public/examples/patterns");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "10-cycles.vwmp.json"), JSON.stringify({ name: "Cycles", description: "Back." }));
    writeFileSync(join(folder, "2-split.vwmp.json"), JSON.stringify({ name: "Split" }));
    writeFileSync(join(folder, "README.md"), "");
    expect(patternIndex(root)).toEqual([
      { file: "patterns/2-split.vwmp.json", name: "Split", description: "" },
      { file: "patterns/10-cycles.vwmp.json", name: "Cycles", description: "Back." },
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
