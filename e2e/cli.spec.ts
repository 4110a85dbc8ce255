import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { packedPackage } from "./packedPackage.ts";
import { runVwmp } from "./runVwmp.ts";

const ORDERS = "large-orders.vwmp.json";
const STACK = /\n\s+at .+:\d+/;

/** Puts a file into the project that the package is installed in; answers its name there. */
function put(name: string, text: string): string {
  writeFileSync(join(packedPackage().folder, name), text);
  return name;
}

function read(name: string): string {
  return readFileSync(join(packedPackage().folder, name), "utf8");
}

const vwmp = (...args: string[]) => packedPackage().vwmp(args);

test.beforeAll(() => {
  copyFileSync(join(ROOT, "public/examples", ORDERS), join(packedPackage().folder, ORDERS));
});

test("run prints the outputs on stdout and the progress on stderr", () => {
  const { status, out, err } = vwmp("run", ORDERS, "-p", "minimum=150");
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({ totals: [{ country: "DE", total: 300 }] });
  expect(err).toContain("succeeded");
  expect(JSON.parse(vwmp("run", ORDERS).out)).toEqual({ totals: [{ country: "DE", total: 420 }] });
});

test("run reads YAML from stdin", () => {
  const yaml = "format: vwmp/1\nname: Hello\nnodes:\n  greet: { type: template@1, params: { text: 'Hello ${1 + 1}' } }\nedges: []\n";
  const { status, out } = packedPackage().vwmp(["run", "-"], { input: yaml });
  expect(status).toBe(0);
  expect(JSON.parse(out)).toEqual({ greet: [{ text: "Hello 2" }] });
});

test("run reads parameters from a file, and -p wins", () => {
  const params = put("params.json", '{"minimum": 150}');
  expect(JSON.parse(vwmp("run", ORDERS, "--params", params).out)).toEqual({ totals: [{ country: "DE", total: 300 }] });
  expect(JSON.parse(vwmp("run", ORDERS, "--params", params, "-p", "minimum=301").out)).toEqual({ totals: [] });
});

test("run refuses a parameter of the wrong kind", () => {
  const { status, err } = vwmp("run", ORDERS, "-p", "minimum=many");
  expect(status).toBe(1);
  expect(err).toContain("minimum");
  expect(err).not.toMatch(STACK);
});

test("run takes its input from a file or stdin, and writes its outputs to a file", () => {
  const flow = put(
    "input.vwmp.json",
    JSON.stringify({
      format: "vwmp/1",
      name: "Big",
      nodes: { in: { type: "workflow-input@1" }, big: { type: "filter@1", params: { where: "${item.n > 1}" } } },
      edges: ["in -> big"],
    }),
  );
  const input = put("input.json", '[{"n":1},{"n":2},{"n":3}]');
  const { status, out } = vwmp("run", flow, "--input", input, "--output", "output.json");
  expect(status).toBe(0);
  expect(out).toBe("");
  expect(JSON.parse(read("output.json")).big).toEqual([{ n: 2 }, { n: 3 }]);
  const piped = packedPackage().vwmp(["run", flow, "--input", "-"], { input: '[{"n":7}]' });
  expect(JSON.parse(piped.out).big).toEqual([{ n: 7 }]);
});

test("--events writes the log as NDJSON, numbered without a gap", () => {
  expect(vwmp("run", ORDERS, "--events", "events.ndjson").status).toBe(0);
  const events = read("events.ndjson")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.map((event) => event.seq)).toEqual(events.map((_event, index) => events[0].seq + index));
  expect(events[0].kind).toBe("run-created");
  expect(events.at(-1).kind).toBe("run-finished");
  expect(events.filter((event) => event.kind === "node-finished").map((event) => event.node)).toEqual(["orders", "large", "totals"]);
});

test("--until runs a node and what it needs, and nothing else", () => {
  const { out, status } = vwmp("run", ORDERS, "--until", "large", "--events", "until.ndjson");
  expect(status).toBe(0);
  expect(JSON.parse(out).large).toEqual([
    { country: "DE", total: 120 },
    { country: "DE", total: 300 },
  ]);
  expect(read("until.ndjson")).not.toContain('"node":"totals"');
});

test("--now and --seed make a run repeatable, and --hash shows it", () => {
  const flow = put(
    "clock.vwmp.json",
    JSON.stringify({ format: "vwmp/1", name: "Clock", nodes: { clock: { type: "template@1", params: { text: "${now}" } } }, edges: [] }),
  );
  const at = (now: string) => vwmp("run", flow, "--hash", "--seed", "7", "--now", now);
  const hashOf = (now: string) => /log ([0-9a-f]{64})/.exec(at(now).err)?.[1];
  expect(JSON.parse(at("2026-01-31T12:00:00Z").out)).toEqual({ clock: [{ text: "2026-01-31T12:00:00.000Z" }] });
  const fixed = hashOf("2026-01-31T12:00:00Z");
  expect(fixed).toBeDefined();
  expect(hashOf("2026-01-31T12:00:00Z")).toBe(fixed);
  expect(hashOf("2026-02-01T12:00:00Z")).not.toBe(fixed);
});

test("--json makes both streams machine-readable, --quiet keeps stderr empty", () => {
  const json = vwmp("run", ORDERS, "--json", "--hash");
  const told = JSON.parse(json.out);
  expect(told).toMatchObject({ status: "succeeded", outputs: { totals: [{ country: "DE", total: 420 }] }, failures: [] });
  expect(told.logHash).toMatch(/^[0-9a-f]{64}$/);
  for (const line of json.err.trimEnd().split("\n")) expect(JSON.parse(line)).toHaveProperty("kind");
  const quiet = vwmp("run", ORDERS, "--quiet");
  expect(quiet.err).toBe("");
  expect(JSON.parse(quiet.out)).toEqual({ totals: [{ country: "DE", total: 420 }] });
});

test("a run that fails ends with 1 and says which node, why and what to do", () => {
  const flow = put(
    "fails.vwmp.json",
    JSON.stringify({ format: "vwmp/1", name: "Fails", nodes: { parse: { type: "json-parse@1", params: { text: "{" } } }, edges: [] }),
  );
  const plain = vwmp("run", flow);
  expect(plain.status).toBe(1);
  expect(plain.err).toMatch(/error [a-z-]+ at parse/);
  expect(plain.err).not.toMatch(STACK);
  expect(JSON.parse(vwmp("run", flow, "--json").out)).toMatchObject({ status: "failed", failures: [{ node: "parse", kind: "user" }] });
});

test("an interrupt cancels the run within a moment and ends with 130", async () => {
  const flow = put(
    "waits.vwmp.json",
    JSON.stringify({
      format: "vwmp/1",
      name: "Waits",
      nodes: { start: { type: "manual@1" }, nap: { type: "wait@1", params: { duration: "1h" } } },
      edges: ["start -> nap"],
    }),
  );
  const ended = await runVwmp(["run", flow, "--json"], (child) => {
    child.stderr?.on("data", (text: string) => text.includes('"node-started"') && text.includes('"nap"') && child.kill("SIGINT"));
  });
  expect(ended.signal).toBeNull();
  expect(ended.status).toBe(130);
  expect(JSON.parse(ended.out)).toMatchObject({ status: "cancelled" });
});

test("wrong usage ends with 2 and a sentence", () => {
  for (const args of [
    ["run", ORDERS, "--no-such-option"],
    ["run", "absent.vwmp.json"],
    ["run"],
    ["run", ORDERS, "-p", "minimum"],
    ["run", ORDERS, "--seed", "many"],
    ["run", ORDERS, "--now", "soon"],
    ["nodes", "no-such-type"],
    ["fly"],
    [],
  ]) {
    const { status, err, out } = vwmp(...args);
    expect(status, args.join(" ")).toBe(2);
    expect(err, args.join(" ")).not.toBe("");
    expect(err, args.join(" ")).not.toMatch(STACK);
    expect(out, args.join(" ")).toBe("");
  }
});

test("nodes lists the catalogue and describes a type", () => {
  const listing = vwmp("nodes");
  expect(listing.status).toBe(0);
  for (const type of ["manual@1", "csv-parse@1", "http-request@1", "merge@1"]) expect(listing.out).toContain(type);
  expect(vwmp("nodes", "filter").out).toMatch(/Filter[\s\S]*kept, dropped[\s\S]*where \(expression, required\)/);
  expect(JSON.parse(vwmp("nodes", "filter", "--json").out)).toMatchObject({ type: "filter", version: 1 });
});

test("format makes files canonical, and --check only tells", () => {
  const given = '{"edges":[],"nodes":{"a":{"params":{},"type":"no-op@1"}},"name":"A","format":"vwmp/1"}';
  const file = put("loose.vwmp.json", given);
  expect(vwmp("format", "--check", file).status).toBe(1);
  expect(read(file)).toBe(given);
  expect(vwmp("format", file).status).toBe(0);
  const once = read(file);
  expect(once.indexOf('"format"')).toBeLessThan(once.indexOf('"name"'));
  expect(vwmp("format", "--check", file).status).toBe(0);
  expect(vwmp("format", file).status).toBe(0);
  expect(read(file)).toBe(once);
  const broken = put("broken.vwmp.json", "{");
  expect(vwmp("format", broken).status).toBe(1);
  expect(read(broken)).toBe("{");
});

test("check is silent about good files and ends with 1 for faulty ones", () => {
  expect(vwmp("check", ORDERS).status).toBe(0);
  const faulty = put(
    "faulty.vwmp.json",
    '{\n "format": "vwmp/1",\n "name": "X",\n "nodes": { "a": { "type": "filter@1" } },\n "edges": ["a -> b"]\n}',
  );
  const { status, err } = vwmp("check", ORDERS, faulty);
  expect(status).toBe(1);
  expect(err).toMatch(/faulty\.vwmp\.json:5: error dangling-edge: .*\(at edges\.0\)/);
  const reports = JSON.parse(vwmp("check", ORDERS, faulty, "--json").out);
  expect(reports).toHaveLength(2);
  expect(reports[0].problems).toEqual([]);
  expect(reports[1].problems).toContainEqual(expect.objectContaining({ code: "dangling-edge", path: ["edges", 0], line: 5 }));
});

test("a person's own TypeScript type-checks against the installed package and runs", () => {
  test.setTimeout(120_000);
  const { folder, installed } = packedPackage();
  put(
    "own.ts",
    `import { WorkflowEngine, defineNode, parseWorkflow, type Problem, type RunResult } from "vwmp";
import { nodeHost } from "vwmp/node";
import { serveEngine } from "vwmp/worker";

const shout = defineNode({
  type: "shout",
  title: "Shout",
  icon: "megaphone",
  category: "data",
  docs: { summary: "Says it loudly.", examples: [] },
  params: { times: { kind: "number", label: "Times", default: 1 } },
  run: ({ params }) => ({ text: "!".repeat(params.times) }),
});
const { workflow, problems } = parseWorkflow("format: vwmp/1\\nname: Own\\nnodes: { a: { type: shout@1, params: { times: 3 } } }\\nedges: []\\n");
const wrong: readonly Problem[] = problems;
const engine = new WorkflowEngine({ nodes: [shout], host: nodeHost(), allow: { net: ["api.example.com"] } });
const result: RunResult = await engine.execute(workflow ?? "", {});
export const serve: () => void = () => serveEngine({ nodes: [shout] });
// @ts-expect-error a param has the type that its field declares
export const misuse = defineNode({ ...shout, run: ({ params }) => ({ text: params.times.toUpperCase() }) });
console.log(JSON.stringify([wrong.length, result.status, result.outputs]));
`,
  );
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  expect(existsSync(join(installed, "lib/types/src/index.d.ts"))).toBe(true);
  for (const [module, resolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ] as const) {
    put(
      "tsconfig.json",
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution: resolution,
          target: "es2023",
          lib: ["es2023", "dom"],
          strict: true,
          skipLibCheck: false,
          types: [],
          outDir: "built",
        },
        files: ["own.ts"],
      }),
    );
    const checked = (() => {
      try {
        return execFileSync(process.execPath, [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
      } catch (thrown) {
        return (thrown as { stdout: string }).stdout;
      }
    })();
    expect(checked.replaceAll("console", ""), `${module}, ${resolution}`).toBe("");
  }
  const printed = execFileSync(process.execPath, [join(folder, "built/own.js")], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(printed)).toEqual([0, "succeeded", { a: [{ text: "!!!" }] }]);
});
