import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { engineDigest } from "../scripts/engineDigest.mjs";
import { FIXED, type Flow, offlineFlows, ROOT } from "./flows.ts";
import { fromPackage, fromPage } from "./inHosts.ts";
import { packedPackage } from "./packedPackage.ts";

type Verdict = { readonly status: string; readonly hash: string; readonly outputs: unknown };

/** What every host does with a workflow, as the text of a module. */
const RUN = `async (WorkflowEngine, flows, fixed) => {
  const verdicts = {};
  for (const { name, text } of flows) {
    const run = new WorkflowEngine().start(text, fixed);
    const { status, outputs } = await run.result;
    verdicts[name] = { status, hash: await run.logHash(), outputs };
  }
  return verdicts;
}`;

/** The sources, loaded as the development server loads them, in a process of their own. */
function fromSource(flows: readonly Flow[]): Record<string, Verdict> {
  const given = join(mkdtempSync(join(tmpdir(), "vwmp-source-")), "flows.json");
  writeFileSync(given, JSON.stringify(flows));
  const script = `import { readFileSync } from "node:fs";
    import { createServer } from "vite";
    const server = await createServer({ configFile: false, logLevel: "error", appType: "custom", server: { middlewareMode: true, ws: false, watch: null } });
    const module = await server.ssrLoadModule("/src/index.ts");
    const flows = JSON.parse(readFileSync(${JSON.stringify(given)}, "utf8"));
    console.log(JSON.stringify(await (${RUN})(module.WorkflowEngine, flows, ${JSON.stringify(FIXED)})));
    await server.close();`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 512 * 1024 * 1024,
  });
  return JSON.parse(printed);
}

test("every sample and fixture gives the same log hash and outputs from source, packed package and page", async ({ page }) => {
  test.setTimeout(180_000);
  const flows = offlineFlows();
  expect(flows.length).toBeGreaterThanOrEqual(9);
  const source = fromSource(flows);
  const packed = fromPackage<Verdict>(RUN, flows, FIXED);
  const browser = await fromPage<Verdict>(page, RUN, flows, FIXED);
  for (const { name } of flows) {
    expect(packed[name], `${name} in the packed package`).toEqual(source[name]);
    expect(browser[name], `${name} in the page`).toEqual(source[name]);
    expect(source[name]?.hash, name).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("a planted difference makes the comparison fail", async ({ page }) => {
  const flow = offlineFlows()[0] as Flow;
  const source = fromSource([flow]);
  const changed = JSON.parse(flow.text);
  changed.nodes.planted = { type: "manual@1", params: { items: [{ planted: 1 }] } };
  const browser = await fromPage<Verdict>(page, RUN, [{ name: flow.name, text: JSON.stringify(changed) }], FIXED);
  expect(browser[flow.name]?.hash).not.toBe(source[flow.name]?.hash);
  expect(browser[flow.name]?.outputs).not.toEqual(source[flow.name]?.outputs);
});

test("the site's worker runs the very files npm ships: engineBuild is their SHA-256", async ({ page }) => {
  const packed = packedPackage();
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const expected = `${version}+${engineDigest(join(packed.installed, "lib"))}`;
  expect(`${version}+${engineDigest(join(ROOT, "dist/engine"))}`).toBe(expected);
  expect(packed.run('import { engineBuild } from "vwmp"; console.log(engineBuild);').trim()).toBe(expected);
  expect(packed.vwmp(["--version"]).out.trim()).toBe(expected);
  await page.goto("./");
  const inPage = await page.evaluate(async () => (await import(new URL("./engine/index.js", document.baseURI).href)).engineBuild);
  expect(inPage).toBe(expected);
});

test("in Node a run of simple nodes reads none of the parts that are there on demand, and YAML reads its own", () => {
  const script = (source: string): string => `import { createRequire } from "node:module"; import { basename } from "node:path";
import { WorkflowEngine } from "vwmp";
const { status } = await new WorkflowEngine().execute(${source});
console.log(status, Object.keys(createRequire(import.meta.url).cache).map((file) => basename(file)).join());`;
  const nodes =
    'a: { type: "manual@1" }, b: { type: "edit-fields@1", params: { fields: [{ name: "x", value: "${1 + 1}" }] } }, c: { type: "filter@1", params: { where: "${item.x === 2}" } }';
  const simple = `{ format: "vwmp/1", name: "Three", nodes: { ${nodes} }, edges: ["a -> b", "b -> c"] }`;
  const packed = packedPackage();
  expect(packed.run(script(simple)).trim()).toBe("succeeded");
  expect(packed.run(script('"format: vwmp/1\\nname: One\\nnodes: { a: { type: manual@1 } }\\nedges: []"')).trim()).toBe(
    "succeeded yaml.js",
  );
});

test("one changed byte of the engine changes the digest", async () => {
  const packed = packedPackage();
  const before = engineDigest(join(packed.installed, "lib"));
  const file = join(packed.installed, "lib/index.js");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text} `);
  expect(engineDigest(join(packed.installed, "lib"))).not.toBe(before);
  writeFileSync(file, text);
});
