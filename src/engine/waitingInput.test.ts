import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import type { RunEvent } from "../model/event.ts";
import { JournalWriter, readLines } from "./journalText.ts";
import { forkRun, goOnFrom, replayLog } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import { logHash } from "./logHash.ts";
import type { Run } from "./run.ts";
import { flow, kinds, runFlow, testTypes } from "./runFlow.ts";
import { VirtualHost } from "./virtualHost.ts";

const B = { node: "b", scope: "run", activation: 0 };
const CHAIN = flow({ a: { type: "emit@1", params: { items: [1, 2] } }, b: "tag", c: "tag" }, ["a -> b", "b -> c"]);

/** Runs with a breakpoint before `b`, which is met at most twice; at the first `edit` is done. */
function edited(workflow: object, edit: (run: Run) => void) {
  return runFlow(workflow, { breakpoints: ["b"] }, (run, host) => {
    host.clock.schedule(500, () => {
      edit(run);
      run.resume();
    });
    host.clock.schedule(600, () => run.resume());
  });
}

test("P8 what waits at a breakpoint can be looked at and edited; the node gets the other items, and the log says so before it", async () => {
  const { result, events } = await edited(CHAIN, (run) => {
    expect(run.waitingInputs()).toEqual([{ ...B, port: "in", items: [1, 2] }]);
    expect(run.editInput(B, "in", [7, 8, 9])).toBe(true);
    expect(run.waitingInputs()).toEqual([{ ...B, port: "in", items: [7, 8, 9] }]);
  });
  expect(result.outputs).toEqual({ c: ["7xx", "8xx", "9xx"] });
  expect(kinds(events, "b")).toEqual(["input-edited", "node-started", "node-finished"]);
  expect(events.find(({ kind }) => kind === "input-edited")).toMatchObject({ packets: [{ port: "in", count: 3, items: [7, 8, 9] }] });
  expect(events.find((event) => event.kind === "node-started" && event.node === "b")).toMatchObject({ inputs: [{ port: "in", count: 3 }] });
});

test("P8 nothing is edited while the run goes on, at another place, or at a port where nothing waits", async () => {
  const { result, events } = await edited(CHAIN, (run) => {
    expect(run.editInput({ ...B, node: "c" }, "in", [])).toBe(false);
    expect(run.editInput({ ...B, activation: 1 }, "in", [])).toBe(false);
    expect(run.editInput(B, "other", [])).toBe(false);
    run.resume();
    expect([run.editInput(B, "in", []), run.waitingInputs()]).toEqual([false, []]);
  });
  expect(result.outputs).toEqual({ c: ["1xx", "2xx"] });
  expect(events.some(({ kind }) => kind === "input-edited")).toBe(false);
});

test("P8 a pinned node reads nothing, so nothing of it can be edited", async () => {
  await edited({ ...CHAIN, pins: { "b.out": ["pin"] } }, (run) =>
    expect([run.waitingInputs(), run.editInput(B, "in", [])]).toEqual([[], false]),
  );
});

test("P8 each of two ports, and an instance of a map, is edited by itself", async () => {
  const two = flow({ a: "emit", d: "emit", b: "both" }, ["a -> b.left", "d -> b.right"]);
  expect((await edited(two, (run) => run.editInput(B, "right", []))).result.outputs).toEqual({ b: [{ left: [1], right: [] }] });
  const map = flow(
    { a: { type: "emit@1", params: { items: [1, 2] } }, b: "tag", c: "tag" },
    ["a -> m", "m.body -> b", "b -> m.yield", "m.out -> c"],
    {
      regions: { m: { kind: "map", nodes: ["b"] } },
    },
  );
  const { result } = await edited(map, (run) => expect(run.editInput({ ...B, scope: "run/m[1]" }, "in", [5])).toBe(true));
  expect(result.outputs).toEqual({ c: ["1xx", "5xx"] });
});

test("P8 F8 an item keeps its ancestor while there are as many items as before", async () => {
  const ask = {
    type: "edit-fields@1",
    params: {
      keep: "only",
      fields: [
        { name: "n", value: "${item.n}" },
        { name: "of", value: "${nodes.a.item.n}" },
      ],
    },
  };
  const workflow = flow({ a: { type: "emit@1", params: { items: [{ n: 1 }, { n: 2 }] } }, b: ask }, ["a -> b"]);
  const same = await edited(workflow, (run) => run.editInput(B, "in", [{ n: 5 }, { n: 6 }]));
  expect(same.result.outputs).toEqual({
    b: [
      { n: 5, of: 1 },
      { n: 6, of: 2 },
    ],
  });
});

const LARGE = ["x".repeat(3000), "y"];

function launcherAt(time: number): { readonly launcher: Launcher; readonly host: VirtualHost } {
  const host = new VirtualHost(time);
  const read = (value: unknown) => ({ ...parseWorkflow(value), lineOf: () => undefined });
  return { host, launcher: new Launcher({ types: testTypes, host, allow: {}, concurrency: Number.POSITIVE_INFINITY, read }) };
}

test("P8 P3 P5 G4 the edit is a fact: resume behind every event, replay and fork feed it, and a journal keeps it", async () => {
  const { events: whole } = await edited(CHAIN, (run) => run.editInput(B, "in", LARGE));
  const text = new JournalWriter().write(whole);
  expect(text.lines).not.toContain("xxxx");
  const kept = await readLines(text.lines, async (hash) => text.blobs.get(hash));
  expect(kept.filter(({ kind }) => kind === "input-edited")).toEqual(whole.filter(({ kind }) => kind === "input-edited"));
  const from = whole.findIndex(({ kind }) => kind === "input-edited") + 1;
  for (let death = from; death <= whole.length; death += 1) {
    const { launcher, host } = launcherAt((whole[death - 1] as RunEvent).at);
    const run = goOnFrom(launcher, whole.slice(0, death), {});
    expect([(await host.run(run.result)).status, await logHash(run.log)]).toEqual(["succeeded", await logHash(whole)]);
    expect(await replayLog(launcher, run.log)).toEqual({ same: true, events: run.log.length });
  }
  const { launcher, host } = launcherAt(Date.UTC(2026, 0, 2));
  const fork = await forkRun(launcher, whole, from, {});
  expect((await host.run(fork.result)).outputs).toEqual({ c: LARGE.map((item) => `${item}xx`) });
  expect(await replayLog(launcher, fork.log)).toEqual({ same: true, events: fork.log.length });
});
