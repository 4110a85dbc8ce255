import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { fileRunStore } from "../node/fileRunStore.ts";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const root = mkdtempSync(join(tmpdir(), "vwmp-kept-"));
afterAll(() => rmSync(root, { recursive: true }));

let folder = "";
let store = "";
beforeEach(() => {
  folder = mkdtempSync(join(root, "test-"));
  store = join(folder, "runs");
});

type Told = { status: number; out: string; err: string };

async function vwmp(args: readonly string[], onErr: (text: string) => void = () => {}): Promise<Told> {
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

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const flow = (wait: string) => `format: vwmp/1
name: Ask
nodes:
  start: { type: manual@1 }
  ask: { type: wait@1, params: ${wait} }
  done: { type: template@1, params: { text: "got \${item.answer}" } }
edges: [start -> ask, ask -> done]
`;
const ASK = "{ for: signal, signal: go on, into: answer }";
const idIn = (err: string) => /^run ([0-9a-f]{32})/m.exec(err)?.[1] ?? "";

/** Runs a workflow that asks until it is suspended; answers its id. */
async function suspended(): Promise<string> {
  const { status, err } = await vwmp(["run", put("ask.yaml", flow(ASK)), "--store", store]);
  expect(status).toBe(3);
  return idIn(err);
}

test("a run that is kept tells its id first, and when it is suspended how to go on", async () => {
  const { err } = await vwmp(["run", put("ask.yaml", flow(ASK)), "--store", store]);
  const id = idIn(err);
  expect(err.startsWith(`run ${id}\n`)).toBe(true);
  expect(err).toContain(`Go on with: vwmp signal ${id} 'go on' --store ${store}`);
  expect(readdirSync(join(store, "runs"))).toEqual([id]);
});

test("without a store nothing is kept, and a suspended run says so", async () => {
  const { status, err } = await vwmp(["run", put("ask.yaml", flow(ASK))]);
  expect(status).toBe(3);
  expect(err).toContain("Nothing was kept: give --store a folder");
});

test("a signal goes on to the end, and the outputs are printed", async () => {
  const id = await suspended();
  expect(await vwmp(["signal", id, "go on", "--data", '"yes"', "--store", store])).toMatchObject({
    status: 0,
    out: `${JSON.stringify({ done: [{ text: "got yes" }] }, null, 2)}\n`,
    err: expect.stringMatching(new RegExp(`^run ${id} · goes on behind event 7\n`)),
  });
});

test("a signal that nobody waits for is kept, and the run waits on", async () => {
  const id = await suspended();
  const other = await vwmp(["signal", id, "other", "--store", store]);
  expect(other.status).toBe(3);
  expect(other.err).toContain("ask waits for the signal “go on”");
});

test("resuming a run that waits tells again what it waits for, and tells no event twice", async () => {
  const id = await suspended();
  const { status, out, err } = await vwmp(["resume", "last", "--store", store, "--json"]);
  expect(status).toBe(3);
  expect(JSON.parse(out)).toEqual({
    runId: id,
    status: "suspended",
    waiting: [{ node: "ask", signals: ["go on"] }],
    outputs: {},
    failures: [],
  });
  const kinds = err
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).kind);
  expect(kinds).toEqual(["node-interrupted", "node-started", "node-waiting", "run-suspended"]);
});

test("a run that has ended prints its outputs again, takes no signal, and is not the last that could go on", async () => {
  const id = await suspended();
  const ended = await vwmp(["signal", "last", "go on", "--data", "1", "--store", store]);
  expect(await vwmp(["resume", id, "--store", store])).toMatchObject({ status: 0, out: ended.out });
  expect(await vwmp(["signal", id, "go on", "--store", store])).toMatchObject({
    status: 1,
    err: expect.stringContaining("has ended (succeeded)"),
  });
  expect(await vwmp(["resume", "last", "--store", store])).toMatchObject({
    status: 2,
    err: expect.stringContaining("no run that could go on"),
  });
});

test("the log of a run that was gone on with is whole, and replays the same", async () => {
  const id = await suspended();
  const log = join(folder, "log.ndjson");
  await vwmp(["signal", id, "go on", "--store", store, "--events", log]);
  const events = readFileSync(log, "utf8").trimEnd().split("\n");
  expect(JSON.parse(events[0] ?? "").start.document.name).toBe("Ask");
  expect(await vwmp(["replay", log])).toEqual({ status: 0, out: `${events.length} events, the same\n`, err: "" });
  expect(JSON.parse((await vwmp(["replay", log, "--json"])).out)).toEqual({ same: true, events: events.length });
});

test("a log that says something else than the engine decides gives the first difference", async () => {
  const log = join(folder, "log.ndjson");
  await vwmp(["run", put("ask.yaml", flow("{ duration: 1ms }")), "--events", log]);
  const text = readFileSync(log, "utf8");
  writeFileSync(
    log,
    text.replace(
      '{"kind":"node-started","node":"done","scope":"run","activation":0',
      '{"kind":"node-started","node":"done","scope":"run","activation":1',
    ),
  );
  const { status, out } = await vwmp(["replay", log]);
  expect(status).toBe(1);
  expect(out).toMatch(/^event 9 differs\n {2}recorded node-started of “done” in run, firing 1.*\n {2}found {4}\S/);
  expect(JSON.parse((await vwmp(["replay", log, "--json"])).out)).toMatchObject({ same: false, difference: { seq: 9 } });
});

test("a broken log is wrong usage, with its line", async () => {
  const log = join(folder, "log.ndjson");
  await vwmp(["run", put("ask.yaml", flow("{ duration: 1ms }")), "--events", log]);
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  const broken: readonly (readonly [text: string, says: RegExp])[] = [
    ["", /is empty/],
    [lines.slice(1).join("\n"), /:1: the event has the number 2, not 1/],
    [[...lines.slice(0, 2), "{", ...lines.slice(3)].join("\n"), /:3: not JSON/],
    [[...lines.slice(0, 2), "7"].join("\n"), /:3: not an event/],
    [[...lines.slice(0, 2), ...lines.slice(3)].join("\n"), /:3: the event has the number 4, not 3/],
    [lines.join("\n").replace('"outputs":[', '"outputs":[1,'), /:4: node-finished without a sound “outputs”/],
    [lines.join("\n").replace('"start":', '"other":'), /:1: a log begins with run-created, which holds the workflow/],
    [lines.join("\n").slice(0, -5), /not JSON/],
  ];
  for (const [text, says] of broken) {
    writeFileSync(log, text);
    const { status, out, err } = await vwmp(["replay", log]);
    expect([status, out], String(says)).toEqual([2, ""]);
    expect(err).toMatch(says);
  }
});

test("a log of a workflow that this engine does not run is not verified", async () => {
  const log = join(folder, "log.ndjson");
  await vwmp(["run", put("ask.yaml", flow("{ duration: 1ms }")), "--events", log]);
  writeFileSync(log, readFileSync(log, "utf8").replace("template@1", "made-up@1"));
  expect(await vwmp(["replay", log])).toMatchObject({ status: 1, out: expect.stringContaining("not verified: ") });
});

test("a run that is not there, or in no store, is wrong usage and names what is there", async () => {
  expect(await vwmp(["resume", "last", "--store", store])).toMatchObject({
    status: 2,
    err: expect.stringContaining(`no folder “${store}”`),
  });
  const id = await suspended();
  for (const command of [
    ["resume", "x"],
    ["resume", "../x"],
    ["signal", "x", "go"],
  ]) {
    const { status, out, err } = await vwmp([...command, "--store", store]);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(`  ${id}  `);
    expect(err).toContain("suspended  Ask");
  }
  expect((await vwmp(["resume", id])).status).toBe(2);
  expect(await vwmp(["signal", id, "go on", "--data", "yes", "--store", store])).toMatchObject({
    status: 2,
    err: expect.stringContaining("Text needs quotes"),
  });
});

test("a run whose process died before its first event was kept is no run to go on with", async () => {
  const id = await suspended();
  const journal = join(store, "runs", id, "journal.ndjson");
  writeFileSync(journal, `${readFileSync(journal, "utf8").split("\n")[0]}\n`);
  expect((await vwmp(["resume", "last", "--store", store])).status).toBe(2);
  expect(await vwmp(["resume", id, "--store", store])).toMatchObject({ status: 2, err: expect.stringContaining("had not begun") });
});

test("Ctrl-C leaves a run that is kept where it can be gone on with", async () => {
  const file = put("ask.yaml", flow("{ for: either, duration: 1h, signal: go on, into: answer }"));
  const left = await vwmp(["run", file, "--store", store, "--json"], (err) => {
    if (err.includes('"node-waiting"') && !err.includes('"run-paused"')) process.emit("SIGINT");
  });
  expect(left.status).toBe(130);
  expect(JSON.parse(left.out)).toMatchObject({ status: "interrupted", runId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect((await vwmp(["signal", "last", "go on", "--data", "1", "--store", store])).status).toBe(0);
});

test("a run that was called is gone on with by the one that called it, and a signal reaches it there", async () => {
  const child = {
    format: "vwmp/1",
    name: "child",
    nodes: { in: { type: "workflow-input@1" }, ask: { type: "wait@1", params: { for: "signal", signal: "go", into: "answer" } } },
    edges: ["in -> ask"],
  };
  const file = put(
    "call.json",
    JSON.stringify({
      format: "vwmp/1",
      name: "Calls",
      workflows: { child },
      nodes: { start: { type: "manual@1" }, call: { type: "execute-workflow@1", params: { workflow: "child" } } },
      edges: ["start -> call"],
    }),
  );
  await vwmp(["run", file, "--store", store, "--json"], (err) => {
    if (err.includes('"call-opened"') && !err.includes('"run-paused"')) process.emit("SIGINT");
  });
  const heads = await fileRunStore(store).list();
  const called = heads.find(({ parent }) => parent !== undefined);
  expect(await vwmp(["resume", called?.runId ?? "", "--store", store])).toMatchObject({
    status: 2,
    err: expect.stringContaining(`was called by the run ${called?.parent}: go on with that`),
  });
  const { status, out } = await vwmp(["signal", "last", "go", "--data", "1", "--store", store]);
  expect([status, JSON.parse(out)]).toEqual([0, { call: [{ answer: 1 }] }]);
});

test("a run that a living process writes is refused to another, and goes on undisturbed", async () => {
  const file = put("nap.yaml", flow("{ duration: 1h }"));
  const journal = (): string => readFileSync(join(store, "runs", readdirSync(join(store, "runs"))[0] ?? "", "journal.ndjson"), "utf8");
  const another = async (): Promise<Told> => {
    await vi.waitFor(() => expect(journal()).toContain("node-waiting"));
    return vwmp(["resume", "last", "--store", store]);
  };
  let second: Promise<Told> | undefined;
  const first = await vwmp(["run", file, "--store", store, "--json"], (err) => {
    if (err.includes('"node-waiting"')) second ??= another().finally(() => process.emit("SIGINT"));
  });
  expect(await second).toMatchObject({ status: 1, err: expect.stringMatching(/store-conflict: .*Process \d+ .*writes/) });
  expect(first.status).toBe(130);
});

test("what a run may do is what it was let do when it started", async () => {
  const secret = put("secret.txt", "s");
  const file = put(
    "read.yaml",
    `format: vwmp/1
name: Read
parameters: { path: { kind: text } }
permissions: { read: ["${folder}"] }
nodes:
  start: { type: manual@1 }
  ask: { type: wait@1, params: { for: signal, signal: go } }
  read: { type: read-file@1, params: { path: "\${parameters.path}" } }
edges: [start -> ask, ask -> read]
`,
  );
  const refused = await vwmp(["run", file, "-p", `path=${secret}`, "--store", store]);
  expect([refused.status, refused.err]).toEqual([1, expect.stringContaining("permission-needed")]);
  expect((await vwmp(["run", file, "-p", `path=${secret}`, "--allow-read", folder, "--store", store])).status).toBe(3);
  const { status, out } = await vwmp(["signal", "last", "go", "--store", store]);
  expect([status, out]).toEqual([0, expect.stringContaining('"secret.txt"')]);
});

test("a store that cannot be written fails the run and says why", async () => {
  const { status, err } = await vwmp(["run", put("ask.yaml", flow(ASK)), "--store", join(put("file", ""), "runs")]);
  expect(status).toBe(1);
  expect(err).toMatch(/error store-\w+: The log of the run could not be kept: /);
});

test("a place for the events or outputs that cannot be written is wrong usage", async () => {
  const file = put("ask.yaml", flow("{ duration: 1ms }"));
  for (const flag of ["--events", "--output"]) {
    const { status, err } = await vwmp(["run", file, flag, join(folder, "missing", "x"), "--store", store]);
    expect([status, err]).toEqual([2, expect.stringContaining("cannot be written")]);
  }
});
