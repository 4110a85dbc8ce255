import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { packedPackage } from "./packedPackage.ts";

const README = readFileSync(join(ROOT, "README.md"), "utf8");

test("the README's program runs as printed against the installed package", () => {
  const code = /```js\n([\s\S]*?)```/.exec(README)?.[1] ?? "";
  const packed = packedPackage();
  cpSync(join(ROOT, "public/examples/large-orders.vwmp.json"), join(packed.folder, "flow.vwmp.json"));
  const printed = packed.run(code);
  expect(printed).toContain("run-finished");
  expect(printed).toMatch(/succeeded/);
  expect(printed).toMatch(/country: 'DE'/);
  expect(printed.trim()).toMatch(/[0-9a-f]{64}$/);
});

test("the README's command line runs as printed", () => {
  const [, args = ""] = /npx vwmp (run public\S+ .*)/.exec(README) ?? [];
  const packed = packedPackage();
  const { status, out } = packed.vwmp(args.split(/\s+/).map((word) => (word.startsWith("public/") ? join(ROOT, word) : word)));
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({ totals: [{ country: "DE", total: 300 }] });
});

test("every file the README points to is there", () => {
  for (const [, path] of README.matchAll(/\]\(([^)#:]+)\)/g))
    expect(() => readFileSync(join(ROOT, path as string)), path).not.toThrow(/ENOENT/);
});

test("the README's pattern tests pass as printed", () => {
  expect(README).toContain("npx vwmp test public/examples/patterns/*.vwmp.json");
  const folder = join(ROOT, "public/examples/patterns");
  const files = readdirSync(folder).map((name) => join(folder, name));
  const { status, out } = packedPackage().vwmp(["test", ...files]);
  expect(out).not.toContain("✗");
  expect(status).toBe(0);
});
