import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { WorkflowEngine } from "#engine";
import { shoutFirst, shoutSecond } from "../nodes/trial/shoutVersions.ts";
import { formatFiles } from "./formatFiles.ts";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "vwmp-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

type Told = { status: number; out: string; err: string };

async function told(command: (terminal: Terminal) => Promise<number>): Promise<Told> {
  const said = { out: "", err: "" };
  const stream = (name: "out" | "err") =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk);
        done();
      },
    });
  const status = await command(new Terminal(stream("out"), stream("err")));
  return { status, ...said };
}

const vwmp = (...args: string[]): Promise<Told> => told((terminal) => main(args, terminal));

const OLDER = `format: vwmp/1
name: Orders
nodes:
  orders: { type: manual@1 }
  large: { type: filter@1, params: { where: "\${item.total > 100}" } }
  gone: { type: log@1 }
edges: [orders -> large, large -> gone]
layout: { nodes: { orders: [0, 0], large: [260, 0] } }
`;
const NEWER = OLDER.replace("> 100", "> 150")
  .replace("gone: { type: log@1 }", "fresh: { type: no-op@1 }")
  .replace("large -> gone", "large.dropped -> fresh")
  .replace("name: Orders", "name: Large orders")
  .replace("[260, 0]", "[300, 0]");

test("diff tells what became of workflow, nodes and edges", async () => {
  const { status, out, err } = await vwmp("diff", file("a.yaml", OLDER), file("b.yaml", NEWER));
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out.split("\n")).toEqual([
    "~ workflow",
    '    name: "Orders" -> "Large orders"',
    "~ node large",
    '    params.where: "${item.total > 100}" -> "${item.total > 150}"',
    "+ node fresh",
    "- node gone",
    "+ edge large.dropped -> fresh",
    "- edge large -> gone",
    "~ moved: large",
    "",
  ]);
});

test("diff of the same prints nothing; --exit-code tells a difference by the status, --json as data", async () => {
  const [a, b] = [file("a.yaml", OLDER), file("b.yaml", NEWER)];
  expect(await vwmp("diff", a, a, "--exit-code")).toEqual({ status: 0, out: "", err: "no difference\n" });
  const { status, out } = await vwmp("diff", a, b, "--exit-code", "--json");
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    workflow: [{ path: ["name"], before: "Orders", after: "Large orders" }],
    parts: { fresh: { kind: "added" }, gone: { kind: "removed" }, large: { kind: "changed" } },
    moved: ["large"],
  });
});

test("convert goes from YAML to JSON and back without loss, by the ending, by --to, or to the other of the two", async () => {
  const yaml = file("c.yaml", OLDER);
  const json = join(folder, "c.vwmp.json");
  expect((await vwmp("convert", yaml, "-o", json)).err).toBe(`${json}: written as JSON\n`);
  expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ format: "vwmp/1", name: "Orders" });
  const { out } = await vwmp("convert", json);
  expect(out).toMatch(/^format: vwmp\/1\nname: Orders\n/);
  expect((await vwmp("convert", file("d.yaml", out), "--to", "json")).out).toBe(readFileSync(json, "utf8"));
});

test("convert refuses a format it does not know with 2, and what is no workflow with 1", async () => {
  expect(await vwmp("convert", file("a.yaml", OLDER), "--to", "png")).toMatchObject({
    status: 2,
    err: "vwmp: --to takes json or yaml, not “png”.\n",
  });
  expect(await vwmp("convert", file("bad.json", "{"), "--to", "yaml")).toMatchObject({ status: 1, out: "" });
});

test("new writes a workflow that runs and whose test passes, and never over a file", async () => {
  const path = join(folder, "hello");
  const { status, err } = await vwmp("new", path);
  expect({ status, err }).toMatchObject({ status: 0, err: expect.stringContaining(`${path}.vwmp.json: written`) });
  expect((await vwmp("test", `${path}.vwmp.json`)).out).toBe("✓ greets by name\n1 test, 1 passed\n");
  expect(JSON.parse((await vwmp("run", `${path}.vwmp.json`, "-p", "who=Bo", "--quiet")).out)).toEqual({
    greeting: [{ greeting: "Hello, Bo!" }],
  });
  expect(await vwmp("new", `${path}.vwmp.json`)).toMatchObject({ status: 2, err: expect.stringContaining("is there already") });
  await vwmp("new", join(folder, "other.yaml"));
  expect(readFileSync(join(folder, "other.yaml"), "utf8")).toMatch(/^format: vwmp\/1\nname: other\n/);
  expect(existsSync(join(folder, "other.yaml.vwmp.json"))).toBe(false);
});

test("a command that a workflow asks for is given by its name, and the refusal says how", async () => {
  const path = file("r.yaml", `${OLDER}permissions: { run: [git] }\n`);
  const refused = await vwmp("run", path);
  expect(refused).toMatchObject({ status: 1, err: expect.stringContaining("with --allow-run git on the command line") });
  expect(await vwmp("run", path, "--allow-run", "git", "--quiet")).toMatchObject({ status: 0 });
});

test("studio says how to get it", async () => {
  expect(await vwmp("studio", "--port", "4000")).toMatchObject({
    status: 1,
    out: "",
    err: expect.stringContaining("npm install vwmp-studio"),
  });
});

test("format --upgrade brings nodes to the newest version of their type, and says which", async () => {
  const old = file("old.yaml", "format: vwmp/1\nname: W\nnodes:\n  a: { type: shout@1, params: { texts: [{ word: hey }] } }\nedges: []\n");
  const engine = new WorkflowEngine({ nodes: [shoutFirst, shoutSecond] });
  const { status, err } = await told((terminal) => formatFiles([old], { upgrade: true }, terminal, engine));
  expect({ status, err }).toEqual({ status: 0, err: `${old}: a: shout@1 -> shout@2\n${old}: rewritten\n` });
  expect(readFileSync(old, "utf8")).toContain("shout@2");
  expect(readFileSync(old, "utf8")).toContain("says:");
  expect(await vwmp("format", "--upgrade", "--check", old)).toEqual({ status: 0, out: "", err: "" });
});

test("one item and one file with errors are said as one", async () => {
  const good = file("one.yaml", "format: vwmp/1\nname: One\nnodes:\n  give: { type: manual@1, params: { items: [1] } }\nedges: []\n");
  const bad = file("bad.yaml", "format: vwmp/1\nname: Bad\nnodes:\n  end: { type: no-such-type@1 }\n");
  expect((await vwmp("run", good)).err).toMatch(/succeeded · 1 item · /);
  expect((await vwmp("check", good, bad)).err).toContain("1 of 2 files has errors");
});
