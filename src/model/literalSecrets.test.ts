import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import type { Json } from "./json.ts";
import { literalSecrets } from "./literalSecrets.ts";
import type { Workflow } from "./workflow.ts";

const ROOT = resolve(import.meta.dirname, "../..");

function flow(params: Record<string, Json>, rest: object = {}): Workflow {
  return { format: "vwmp/1", name: "Flow", nodes: { call: { type: "http-request@1", params } }, edges: [], ...rest };
}

const drawn = (length: number): string => "q7Zp2Xv9Kd4Lm8Rt1Wb6Nc3Hs5Gy0Fj".repeat(3).slice(0, length);

test.each([
  ["a private key", `-----BEGIN RSA PRIVATE ${"KEY"}-----\nMIIE`],
  ["a GitHub token", `ghp_${drawn(36)}`],
  ["a GitHub token", `github_pat_${drawn(30)}`],
  ["an AWS access key", `AKIA${"IOSFODNN7EXAMPLE"}`],
  ["a Slack token", `xoxb-${drawn(24)}`],
  ["a Google API key", `AIza${drawn(35)}`],
  ["a GitLab token", `glpat-${drawn(20)}`],
  ["an npm token", `npm_${drawn(36)}`],
  ["a Hugging Face token", `hf_${drawn(34)}`],
  ["a Stripe key", `sk_live_${drawn(24)}`],
  ["an API key", `sk-proj-${drawn(40)}`],
  ["a signed token (JWT)", `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${drawn(20)}`],
  ["a bearer token", `Bearer ${drawn(24)}`],
  ["a name and password (Basic)", "Basic QWxhZGRpbjpvcGVuc2VzYW1l"],
  ["a password in an address", "https://me:hunter22@api.example.com/a"],
])("%s is found anywhere in a text: %.12s", (looksLike, secret) => {
  const [found, ...more] = literalSecrets(flow({ code: `const key = "${secret}";` }));
  expect(found).toEqual({ path: ["nodes", "call", "params", "code"], looksLike, shown: `${secret.slice(0, 4)}…` });
  expect(more).toEqual([]);
});

test("a drawn text under the name of a key is found, also as an entry of a list", () => {
  const found = literalSecrets(flow({ apiKey: drawn(24), headers: [{ name: "X-Api-Key", value: drawn(32) }] }));
  expect(found.map(({ path }) => path.join("."))).toEqual(["nodes.call.params.apiKey", "nodes.call.params.headers.0.value"]);
});

test("whatever stands as a password is found", () => {
  expect(literalSecrets(flow({ auth: { user: "me", password: "tulips" } }))).toMatchObject([{ looksLike: "a password" }]);
});

test("config, pins, tests and workflows inside are looked through as well", () => {
  const secret = `ghp_${drawn(36)}`;
  const found = literalSecrets(
    flow({}, { config: { a: secret }, pins: { "call.out": [{ b: secret }] }, workflows: { inner: flow({ c: secret }) } }),
  );
  expect(found.map(({ path }) => path[0])).toEqual(["config", "pins", "workflows"]);
});

test.each([
  [{ token: "${secrets.GITHUB}" }],
  [{ headers: [{ name: "Authorization", value: "Bearer ${secrets.API_TOKEN_2}" }] }],
  [{ key: "customerId", keyField: "order-number-2024", primaryKey: "id" }],
  [{ token: "next_page_token" }],
  [{ text: "The bearer token goes into the header; basic authentication works too." }],
  [{ url: "https://api.example.com:8080/a@b" }],
  [{ passwordField: "x", text: "password" }],
  [{ sk: "sk-and-other-words-with-many-dashes" }],
  [{ hash: drawn(64) }],
  [{ password: "" }],
])("%j is no secret", (params) => {
  expect(literalSecrets(flow(params))).toEqual([]);
});

test("no sample and no pattern is suspected", () => {
  const folders = ["public/examples", "public/examples/patterns", "e2e/fixtures"].map((each) => join(ROOT, each));
  const files = folders.flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith(".vwmp.json") ? [join(folder, name)] : [])),
  );
  expect(files.length).toBeGreaterThan(60);
  const suspected = files.flatMap((file) => literalSecrets(JSON.parse(readFileSync(file, "utf8"))).map((found) => ({ file, ...found })));
  expect(suspected).toEqual([]);
});

test("deep and long input is looked through without recursion and in little time", () => {
  let deep: Json = "x";
  for (let k = 0; k < 100_000; k += 1) deep = [deep];
  const began = performance.now();
  expect(literalSecrets(flow({ text: `${"Bearer ".repeat(100_000)}sk-${"a-".repeat(500_000)}` }))).toEqual([]);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(() => literalSecrets(flow({ deep: [deep] }))).not.toThrow();
});
