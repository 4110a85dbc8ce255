import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "vwmp-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, tests: string, node = "{ type: template@1, params: { text: Hello } }"): string {
  const path = join(folder, name);
  writeFileSync(path, `format: vwmp/1\nname: W\nnodes:\n  greet: ${node}\nedges: []\n${tests}`);
  return path;
}

async function vwmp(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const told = { out: "", err: "" };
  const stream = (name: "out" | "err") =>
    new Writable({
      write(chunk, _encoding, done) {
        told[name] += String(chunk);
        done();
      },
    });
  const status = await main(args, new Terminal(stream("out"), stream("err")));
  return { status, ...told };
}

const PASSES = "tests:\n  - { name: greets, expect: { greet: [{ text: Hello }] } }\n";
const FAILS = "tests:\n  - { name: greets, expect: { greet: [{ text: Bye }] } }\n";

test("tests that pass are listed on stdout, exit status 0", async () => {
  expect(await vwmp("test", file("good.yaml", PASSES))).toEqual({ status: 0, out: "✓ greets\n1 test, 1 passed\n", err: "" });
});

test("a test that fails tells its differences, exit status 1", async () => {
  const { status, out } = await vwmp("test", file("bad.yaml", FAILS));
  expect(status).toBe(1);
  expect(out).toBe('✗ greets\n    greet[0].text: expected "Bye", found "Hello"\n1 test, 0 passed, 1 failed\n');
});

test("after twenty differences the rest are counted", async () => {
  const items = JSON.stringify(Array.from({ length: 30 }, (_, index) => index));
  const { out } = await vwmp("test", file("many.yaml", `tests:\n  - { name: many, expect: { greet: ${items} } }\n`));
  expect(out.match(/^ {4}greet\[/gm)).toHaveLength(20);
  expect(out).toContain("\n    and 10 more\n");
});

test("several files are named, and one without tests is told of on stderr", async () => {
  const [good, none] = [file("good.yaml", PASSES), file("none.yaml", "")];
  expect(await vwmp("test", good, none)).toEqual({
    status: 0,
    out: `${good}\n✓ greets\n1 test, 1 passed\n`,
    err: `${none} has no tests\n`,
  });
});

test("a file with errors is not run, and its problems are on stderr", async () => {
  const path = file("wrong.yaml", PASSES, "{ type: made-up@1 }");
  const { status, out, err } = await vwmp("test", path);
  expect([status, out]).toEqual([1, "0 tests, 0 passed, 1 file with errors\n"]);
  expect(err).toContain("unknown-node-type");
  expect(err).toContain("its tests did not run");
});

test("code that stands in the workflow is refused in a test, unless it is allowed", async () => {
  const path = file("code.yaml", PASSES, "{ type: code@1, params: { source: 'return { text: \"Hello\" }' } }");
  const refused = await vwmp("test", path);
  expect(refused).toMatchObject({ status: 1, out: expect.stringContaining("--allow-code") });
  // The sandbox itself is there only once the package is built.
  const allowed = await vwmp("test", "--allow-code", path);
  expect(allowed.out).toMatch(/^(?:✓ greets\n|✗ greets\n\s+.*\s+code-unavailable)/);
});

test("--json gives problems and verdicts of each file", async () => {
  const path = file("bad.yaml", FAILS);
  const { status, out, err } = await vwmp("test", "--json", path);
  expect([status, err]).toEqual([1, ""]);
  expect(JSON.parse(out)).toEqual([
    {
      file: path,
      problems: [],
      tests: [
        {
          name: "greets",
          status: "failed",
          differences: [{ path: "greet[0].text", expected: "Bye", found: "Hello" }],
          failures: [],
          durationMs: 0,
          runId: "test-run-1",
        },
      ],
    },
  ]);
});

test("--junit writes a file; files with errors fail there too", async () => {
  const path = join(folder, "junit.xml");
  expect((await vwmp("test", file("good.yaml", PASSES), file("broken.yaml", "edges: ["), "--junit", path)).status).toBe(1);
  const xml = readFileSync(path, "utf8");
  expect(xml).toContain('tests="2" failures="1"');
  expect(xml).toContain(`<testcase classname="${join(folder, "broken.yaml")}" name="${join(folder, "broken.yaml")}"`);
});

test("no file, a file that is not there and a place that cannot be written are wrong usage", async () => {
  expect((await vwmp("test")).status).toBe(2);
  expect(await vwmp("test", join(folder, "missing.yaml"))).toMatchObject({ status: 2, out: "" });
  const nowhere = join(folder, "missing", "junit.xml");
  expect(await vwmp("test", file("good.yaml", PASSES), "--junit", nowhere)).toMatchObject({ status: 2 });
});
