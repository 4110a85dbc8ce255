import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "vwmp-schedule-"));
afterAll(() => rmSync(root, { recursive: true }));

async function vwmp(args: readonly string[], onErr: (text: string) => void = () => {}) {
  const told = { out: "", err: "" };
  const stream = (name: "out" | "err") =>
    new Writable({
      write(chunk, _encoding, done) {
        told[name] += String(chunk);
        if (name === "err") onErr(told.err);
        done();
      },
    });
  const status = await main(args, new Terminal(stream("out"), stream("err")));
  return { status, ...told };
}

function put(name: string, nodes: string, edges = "[]"): string {
  const path = join(root, name);
  writeFileSync(path, `format: vwmp/1\nname: Test\nnodes:\n${nodes}\nedges: ${edges}\n`);
  return path;
}

test("says when the next run is due, and Ctrl-C ends it with status 0", async () => {
  const file = put("flow.yaml", "  at: { type: schedule@1, params: { cron: 0 0 1 1 * } }");
  const before = process.listenerCount("SIGINT");
  let asked = false;
  const { status, err } = await vwmp(["schedule", file, "--store", join(root, "runs")], (text) => {
    if (asked || !text.includes("next run")) return;
    asked = true;
    process.emit("SIGINT");
  });
  expect(err).toMatch(/flow\.yaml at: next run \d{4}-01-01T00:00:00\.000Z/);
  expect(status).toBe(0);
  expect(process.listenerCount("SIGINT")).toBe(before);
});

test("a schedule that is never due ends by itself", async () => {
  const file = put("never.yaml", "  at: { type: schedule@1, params: { cron: 0 0 31 2 * } }");
  expect(await vwmp(["schedule", file])).toMatchObject({ status: 0, err: expect.stringContaining("is never due again") });
});

test.each([
  ["no schedule", "  a: { type: manual@1 }", "holds no schedule"],
  ["a disabled one", "  a: { type: schedule@1, disabled: true }", "holds no schedule"],
  ["a faulty one", "  a: { type: schedule@1, params: { cron: 99 * * * * } }", "99"],
  ["an expression", '  a: { type: schedule@1, params: { cron: "${config.cron}" } }\nconfig: { cron: "* * * * *" }', "cron"],
  ["no such time zone", "  a: { type: schedule@1, params: { timeZone: Mars } }", "Mars"],
])("a file with %s is refused with status 1", async (name, nodes, said) => {
  const { status, err } = await vwmp(["schedule", put(`${name}.yaml`, nodes)]);
  expect(err).toContain(said);
  expect(status).toBe(1);
});

test("vwmp run --trigger begins with that trigger and the event, and tells of the run of the error trigger", async () => {
  const file = put(
    "hook.yaml",
    '  hook: { type: webhook@1 }\n  at: { type: schedule@1 }\n  check: { type: assert@1, params: { that: "${item.body}" } }\n  e: { type: error@1 }',
    "[hook -> check]",
  );
  const event = join(root, "event.json");
  writeFileSync(event, '{"body":5}');
  const run = await vwmp(["run", file, "--trigger", "hook", "--input", event]);
  expect(run.status).toBe(0);
  expect(JSON.parse(run.out)).toEqual({ check: [{ method: "POST", path: "/", headers: {}, query: {}, body: 5 }] });
  writeFileSync(event, '{"body":0}');
  const failed = await vwmp(["run", file, "--trigger", "hook", "--input", event]);
  expect(failed.status).toBe(1);
  expect(failed.err).toMatch(/its error trigger began the run \w+ · succeeded/);
});
