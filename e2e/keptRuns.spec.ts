import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { packedPackage } from "./packedPackage.ts";
import { runVwmp } from "./runVwmp.ts";

const place = (name: string) => test.info().outputPath(name);

const vwmp = (...args: string[]) => packedPackage().vwmp(args);

/** A workflow that waits; answers its file and a store of its own. */
function waits(name: string, params: object, policy: object = {}): { readonly file: string; readonly store: string } {
  const nodes = {
    start: { type: "manual@1" },
    ask: { type: "wait@1", params },
    done: { type: "template@1", params: { text: "got ${item.answer}" } },
  };
  const file = place(`${name}.vwmp.json`);
  writeFileSync(file, JSON.stringify({ format: "vwmp/1", name, policy, nodes, edges: ["start -> ask", "ask -> done"] }));
  return { file, store: place(name) };
}

const ASK = { for: "signal", signal: "go", into: "answer" };

test("a run that waits for a signal ends with 3 at once, whatever timers it has, and a signal in another process goes on", () => {
  const { file, store } = waits("asks", ASK, { timeout: "1h" });
  const began = Date.now();
  const run = vwmp("run", file, "--store", store);
  expect(run.status).toBe(3);
  expect(Date.now() - began).toBeLessThan(20_000);
  const [, id = ""] = /^run ([0-9a-f]+)\n/.exec(run.err) ?? [];
  expect(run.err).toContain(`vwmp signal ${id} go --store ${store}`);
  const log = place("asks.ndjson");
  const signalled = vwmp("signal", id, "go", "--data", '"yes"', "--store", store, "--events", log);
  expect([signalled.status, JSON.parse(signalled.out)]).toEqual([0, { done: [{ text: "got yes" }] }]);
  expect(vwmp("resume", id, "--store", store)).toMatchObject({ status: 0, out: signalled.out });
  expect(vwmp("replay", log).out).toBe(`${readFileSync(log, "utf8").trimEnd().split("\n").length} events, the same\n`);
  writeFileSync(log, readFileSync(log, "utf8").replace('"got yes"', '"got no"').replace('"status":"succeeded"', '"status":"failed"'));
  const differs = vwmp("replay", log);
  expect([differs.status, differs.out]).toEqual([1, expect.stringMatching(/^event \d+ differs\n {2}recorded .*\n {2}found/)]);
});

test("a run ends with 3 also when a workflow that it calls waits for a signal, which reaches it there", () => {
  const nodes = { in: { type: "workflow-input@1" }, ask: { type: "wait@1", params: ASK } };
  const child = { format: "vwmp/1", name: "child", nodes, edges: ["in -> ask"] };
  const call = { type: "execute-workflow@1", params: { workflow: "child" } };
  const file = place("calls.vwmp.json");
  writeFileSync(file, JSON.stringify({ format: "vwmp/1", name: "calls", workflows: { child }, nodes: { call }, edges: [] }));
  const store = place("calls");
  expect(vwmp("run", file)).toMatchObject({ status: 3, err: expect.stringContaining("a workflow that it calls waits for a signal") });
  expect(vwmp("run", file, "--store", store)).toMatchObject({ status: 3, err: expect.stringContaining("NAME --store") });
  expect(vwmp("resume", "last", "--store", store).status).toBe(3);
  const { status, out } = vwmp("signal", "last", "go", "--data", "1", "--store", store);
  expect([status, JSON.parse(out)]).toEqual([0, { call: [{ answer: 1 }] }]);
});

test("Ctrl-C leaves a run that is kept: it ends with 130 and can be gone on with", async () => {
  const { file, store } = waits("left", { ...ASK, for: "either", duration: "1h" });
  const left = await runVwmp(["run", file, "--store", store, "--json"], (child) => {
    child.stderr?.on("data", (text: string) => text.includes('"node-waiting"') && child.kill("SIGINT"));
  });
  expect([left.status, left.signal, JSON.parse(left.out).status]).toEqual([130, null, "interrupted"]);
  expect(vwmp("signal", "last", "go", "--data", "1", "--store", store)).toMatchObject({ status: 0, out: expect.stringContaining("got 1") });
});

test("a killed run goes on, and its wait ends when it would have ended", async () => {
  const { file, store } = waits("killed", { duration: "5s" });
  const killed = await runVwmp(["run", file, "--store", store, "--json"], (child) => {
    child.stderr?.on("data", (text: string) => text.includes('"node-waiting"') && setTimeout(() => child.kill("SIGKILL"), 500));
  });
  expect(killed.signal).toBe("SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 3500));
  const began = Date.now();
  const { status, out } = vwmp("resume", "last", "--store", store, "--json");
  // A wait that began anew would take all of its five seconds, however fast the machine is.
  expect(Date.now() - began).toBeLessThan(5000);
  expect(status).toBe(0);
  const { startedAt, finishedAt } = JSON.parse(out);
  expect(finishedAt - startedAt).toBeGreaterThanOrEqual(5000);
});

test("what is wrong with a command over kept runs ends with 2 and a sentence", () => {
  const { file, store } = waits("wrong", ASK);
  expect(vwmp("run", file, "--store", store).status).toBe(3);
  for (const args of [
    ["resume", "last"],
    ["resume", "nobody", "--store", store],
    ["resume", "last", "--store", place("nowhere")],
    ["signal", "last", "--store", store],
    ["signal", "last", "go", "--data", "yes", "--store", store],
    ["replay", place("nowhere.ndjson")],
    ["replay", file],
  ]) {
    const { status, out, err } = vwmp(...args);
    expect([status, out], args.join(" ")).toEqual([2, ""]);
    expect(err, args.join(" ")).not.toBe("");
    expect(err, args.join(" ")).not.toMatch(/\n\s+at .+:\d+/);
  }
});
