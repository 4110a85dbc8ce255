import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const html = readFileSync(join(root, "index.html"), "utf8");
const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];

test("the page's policy stands first in its head", () => {
  expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/);
});

test("hosts that read _headers send the page the same policy, and forbid framing it", () => {
  const headers = readFileSync(join(root, "public/_headers"), "utf8");
  const sent = [...headers.matchAll(/Content-Security-Policy: (.+)/g)].map((match) => match[1]);
  expect(sent).toEqual([`${policy}; frame-ancestors 'none'`, `${policy}; frame-ancestors 'none'`]);
});

test("no script but the page's own, no inline style, no eval", () => {
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("style-src 'self';");
  expect(policy).not.toContain("unsafe-inline");
  expect(policy).not.toContain("'unsafe-eval'");
});
