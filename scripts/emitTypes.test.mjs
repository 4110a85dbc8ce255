import { expect, test } from "vitest";
import { rewriteImports } from "./emitTypes.mjs";

test("imports of sources become imports of what is shipped", () => {
  const given = [
    'import type { Item } from "./model/item.ts";',
    'export { Studio } from "../Studio.tsx";',
    'export declare const run: import("./run.ts").Run;',
    'import type { Run } from "#engine";',
    'import type { Buffer } from "node:buffer";',
  ].join("\n");
  expect(rewriteImports(given, "../index.js")).toBe(
    [
      'import type { Item } from "./model/item.js";',
      'export { Studio } from "../Studio.js";',
      'export declare const run: import("./run.js").Run;',
      'import type { Run } from "../index.js";',
      'import type { Buffer } from "node:buffer";',
    ].join("\n"),
  );
});
