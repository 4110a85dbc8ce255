import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { webHost } from "../host/webHost.ts";
import type { RunEvent } from "../model/event.ts";
import { formatWorkflow } from "../model/formatWorkflow.ts";
import type { JsonObject } from "../model/json.ts";
import type { Workflow } from "../model/workflow.ts";
import { builtInNodes } from "../nodes/index.ts";
import { Engine } from "./engine.ts";
import type { EngineSetup } from "./engineSetup.ts";
import type { Run } from "./run.ts";
import { finishes, kinds, overlap, type Ran, runFlow, spans } from "./runFlow.ts";
import { testWorkflow } from "./testWorkflow.ts";
import type { VirtualHost } from "./virtualHost.ts";

const FOLDER = new URL("../../public/examples/patterns/", import.meta.url);
const FILES = readdirSync(FOLDER)
  .filter((name) => /^(0\d|1[0-5])-.*\.vwmp\.json$/.test(name))
  .sort();
const [START, SKIPPED, CANCELLED] = ["node-started", "node-skipped", "node-cancelled"] as const;

function textOf(number: number): string {
  const name = FILES.find((file) => Number(file.slice(0, 2)) === number);
  return readFileSync(new URL(name ?? `${number}: there is no such file`, FOLDER), "utf8");
}

function run(number: number, parameters: JsonObject = {}, during?: (run: Run, host: VirtualHost) => void): Promise<Ran> {
  return runFlow(JSON.parse(textOf(number)), { parameters }, during);
}

/** When each activation of a node began, and when it ended, in milliseconds of the run. */
const begins = (events: readonly RunEvent[], node: string) => spans(events, node).map(([from]) => from);
const ends = (events: readonly RunEvent[], node: string) => spans(events, node).map(([, to]) => to);
const duration = (events: readonly RunEvent[]) => (events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0);
const cancelled = (events: readonly RunEvent[]) => events.filter(({ kind }) => kind === CANCELLED || kind === "cancel-requested");
/** The nodes that finished, in order. */
const finished = (events: readonly RunEvent[]) => events.flatMap((event) => (event.kind === "node-finished" ? [event.node] : []));

test("patterns 01 to 15: there is a file for each, without problems, canonical, and its own tests pass", async () => {
  expect(FILES.map((file) => Number(file.slice(0, 2)))).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  const setup: EngineSetup = {
    types: builtInNodes,
    host: webHost(),
    allow: {},
    concurrency: Number.POSITIVE_INFINITY,
    read: (source) => ({ ...parseWorkflow(source), lineOf: () => undefined }),
  };
  for (const file of FILES) {
    const text = readFileSync(new URL(file, FOLDER), "utf8");
    const { workflow, problems } = parseWorkflow(text);
    expect([file, problems]).toEqual([file, []]);
    expect([file, new Engine(setup).check(text)]).toEqual([file, []]);
    expect(formatWorkflow(workflow as Workflow)).toBe(text);
    const verdicts = await testWorkflow({ setup, makeEngine: (given) => new Engine(given) }, text);
    expect([file, verdicts.length > 0, verdicts.filter(({ status }) => status === "failed")]).toEqual([file, true, []]);
  }
});

test("pattern 01 sequence: each step begins when the one before has ended, and runs once", async () => {
  const { events } = await run(1);
  expect(["pack", "label", "courier"].map((node) => spans(events, node))).toEqual([[[0, 1000]], [[1000, 1000]], [[1000, 3000]]]);
  expect(finished(events)).toEqual(["order", "pack", "label", "courier"]);
});

test("pattern 01 sequence: while a step has not ended, none after it begins", async () => {
  const { result, events } = await run(1, {}, (started, host) => host.clock.schedule(999, () => started.cancel()));
  expect(result.status).toBe("cancelled");
  expect(kinds(events, "pack")).toContain(CANCELLED);
  for (const node of ["label", "courier"]) expect(kinds(events, node)).not.toContain(START);
});

test("pattern 02 parallel split: all branches begin at once and overlap in time, each once", async () => {
  const { events } = await run(2);
  const [pack, invoice, points] = ["pack", "invoice", "points"].map((node) => spans(events, node));
  expect([pack, invoice, points]).toEqual([[[0, 3000]], [[0, 1000]], [[0, 2000]]]);
  expect(overlap(pack?.[0], invoice?.[0]) && overlap(invoice?.[0], points?.[0]) && overlap(pack?.[0], points?.[0])).toBe(true);
});

test("pattern 02 parallel split: no branch waits for another", async () => {
  const { events } = await run(2);
  expect(spans(events, "mail")).toEqual([[1000, 2000]]);
  expect(duration(events)).toBe(3000);
});

test("pattern 03 synchronization: what follows begins once, with the last branch, whichever that is", async () => {
  for (const slower of ["packing", "payment"]) {
    const { result, events } = await run(3, { slower });
    const [quick, slow] = slower === "packing" ? ["charge", "pack"] : ["pack", "charge"];
    expect([ends(events, quick as string), ends(events, slow as string)]).toEqual([[1000], [3000]]);
    expect(spans(events, "dispatch")).toEqual([[3000, 4000]]);
    expect(result.outputs["dispatch"]).toHaveLength(2);
  }
});

test("pattern 03 synchronization: one branch alone is not enough", async () => {
  const { result, events } = await run(3, { card: "declined", slower: "payment" });
  expect(result.status).toBe("failed");
  expect(finishes(events, "parcel")).toBe(1);
  expect(kinds(events, "dispatch")).not.toContain(START);
});

test("pattern 04 exclusive choice: exactly one branch runs, the others are skipped", async () => {
  const branches = ["pay", "lead", "board"];
  for (const [amount, taken] of [
    [50, "pay"],
    [51, "lead"],
    [1001, "board"],
  ] as const) {
    const { events } = await run(4, { amount });
    expect(branches.filter((node) => finishes(events, node) === 1)).toEqual([taken]);
    expect(branches.filter((node) => kinds(events, node).join() === SKIPPED)).toEqual(branches.filter((node) => node !== taken));
  }
});

test("pattern 05 simple merge: what follows begins at once with the branch that was taken, and runs once", async () => {
  for (const [payment, from] of [
    ["card", 1000],
    ["transfer", 3000],
  ] as const) {
    const { events } = await run(5, { payment });
    expect(spans(events, "send")).toEqual([[from, from + 1000]]);
    expect(kinds(events, payment === "card" ? "transfer" : "card")).toEqual([SKIPPED]);
  }
});

test("pattern 06 multi-choice: any set of branches is taken, at the same time, and no other", async () => {
  const branches = { fire: "brigade", injured: "ambulance", crime: "police" };
  for (let set = 1; set < 8; set += 1) {
    const chosen = { fire: (set & 1) > 0, injured: (set & 2) > 0, crime: (set & 4) > 0 };
    const { events } = await run(6, chosen);
    for (const need of ["fire", "injured", "crime"] as const) {
      expect(begins(events, branches[need])).toEqual(chosen[need] ? [0] : []);
      if (!chosen[need]) expect(kinds(events, branches[need])).toEqual([SKIPPED]);
    }
    expect(kinds(events, "advice")).toEqual([SKIPPED]);
  }
});

test("pattern 06 multi-choice: where no branch is chosen, only the one for that is taken", async () => {
  const { events } = await run(6, { fire: false, injured: false, crime: false });
  expect(finishes(events, "advice")).toBe(1);
  for (const node of ["brigade", "ambulance", "police"]) expect(kinds(events, node)).toEqual([SKIPPED]);
});

test("pattern 07 structured synchronizing merge: it waits for all branches that were taken, then fires once", async () => {
  const { result, events } = await run(7);
  expect([ends(events, "flight"), ends(events, "hotel")]).toEqual([[1000], [3000]]);
  expect([begins(events, "all"), begins(events, "itinerary")]).toEqual([[3000], [3000]]);
  expect(result.outputs["itinerary"]).toHaveLength(2);
});

test("pattern 07 structured synchronizing merge: it does not wait for a branch that was not taken", async () => {
  for (const [chosen, other, at] of [
    ["flight", "hotel", 1000],
    ["hotel", "flight", 3000],
  ] as const) {
    const { result, events } = await run(7, { [other]: false });
    expect(kinds(events, other)).toEqual([SKIPPED]);
    expect([ends(events, chosen), begins(events, "all"), begins(events, "itinerary")]).toEqual([[at], [at], [at]]);
    expect(result.outputs["itinerary"]).toHaveLength(1);
  }
});

test("pattern 08 multi-merge: what follows runs once for each branch, as soon as it comes", async () => {
  const { result, events } = await run(8);
  expect(["oslo", "rome", "lyon"].map((node) => ends(events, node))).toEqual([[1000], [2000], [2000]]);
  expect(spans(events, "message")).toEqual([
    [1000, 3000],
    [2000, 4000],
    [2000, 4000],
  ]);
  expect(finishes(events, "sent")).toBe(3);
  expect(result.outputs["sent"]).toMatchObject([{ from: "Oslo" }, { from: "Rome" }, { from: "Lyon" }]);
});

test("pattern 09 structured discriminator: the first of a round fires, the later one is dropped but ends its work", async () => {
  const { result, events } = await run(9);
  expect([ends(events, "bike_offer"), ends(events, "van_offer")]).toEqual([
    [1000, 6000],
    [3000, 5000],
  ]);
  expect(begins(events, "first")).toEqual([1000, 5000]);
  expect(begins(events, "hand")).toEqual([1000, 5000]);
  expect(result.outputs["hand"]).toMatchObject([{ courier: "bike" }, { courier: "van" }]);
  expect(cancelled(events)).toEqual([]);
});

test("pattern 09 structured discriminator: it does not fire again before every branch of the round has come", async () => {
  const { parcels, ...rest } = JSON.parse(textOf(9)).nodes;
  const items = [
    { parcel: 1, comes: "0s", bike: "1s", van: "4s" },
    { parcel: 2, comes: "1s", bike: "1s", van: "1s" },
  ];
  const { events } = await runFlow({ ...JSON.parse(textOf(9)), nodes: { parcels: { ...parcels, params: { items } }, ...rest } });
  expect(ends(events, "bike_offer")).toEqual([1000, 2000]);
  expect(ends(events, "van_offer")).toEqual([4000, 5000]);
  expect(begins(events, "first")).toEqual([1000, 5000]);
});

/** The steps with a duration that a contract went through. */
const way = ({ events }: Ran) => finished(events).filter((node) => ["write", "review", "lawyer", "sign", "drop"].includes(node));

test("pattern 10 arbitrary cycles: the cycle is entered at two places", async () => {
  expect(way(await run(10, { risky: false }))).toEqual(["write", "review", "write", "review", "sign"]);
  const renewal = await run(10, { risky: false, contract: "renewal" });
  expect(way(renewal)).toEqual(["review", "sign"]);
  expect(kinds(renewal.events, "write")).toEqual([SKIPPED]);
});

test("pattern 10 arbitrary cycles: it is left at two places, and two edges lead back to different ones", async () => {
  const cycle = ["write", "review", "write", "review", "lawyer"];
  expect(way(await run(10, { lawyer: "agrees" }))).toEqual([...cycle, "review", "sign"]);
  expect(way(await run(10, { lawyer: "changes" }))).toEqual([...cycle, "write", "review", "sign"]);
  const refused = await run(10, { lawyer: "refuses" });
  expect(way(refused)).toEqual([...cycle, "drop"]);
  expect(kinds(refused.events, "sign")).toEqual([SKIPPED]);
  expect(cancelled(refused.events)).toEqual([]);
});

test("pattern 11 implicit termination: the run ends when the last branch has, and no branch ends another", async () => {
  const { result, events } = await run(11);
  expect([ends(events, "letter"), ends(events, "wrap"), ends(events, "arrive")]).toEqual([[1000], [2000], [4000]]);
  expect(result.status).toBe("succeeded");
  expect(events.filter(({ kind }) => kind === "run-finished")).toHaveLength(1);
  expect(duration(events)).toBe(4000);
  expect(cancelled(events)).toEqual([]);
});

test("pattern 11 implicit termination: a branch that nobody takes does not keep the run open", async () => {
  const { result, events } = await run(11, { gift: false });
  expect(kinds(events, "wrap")).toEqual([SKIPPED]);
  expect([result.status, duration(events)]).toEqual(["succeeded", 4000]);
});

test("pattern 12 instances without synchronization: the flow goes on at once while the instances run side by side", async () => {
  const { result, events } = await run(12);
  expect(spans(events, "report")).toEqual([[0, 1000]]);
  expect(spans(events, "write")).toEqual([
    [0, 1000],
    [0, 2000],
    [0, 3000],
  ]);
  expect(finishes(events, "report")).toBe(1);
  expect(result.outputs["report"]).toHaveLength(3);
});

test("pattern 12 instances without synchronization: the run lives until the last instance has ended", async () => {
  const { result, events } = await run(12);
  expect(ends(events, "post")).toEqual([2000, 3000, 4000]);
  expect([result.status, duration(events)]).toEqual(["succeeded", 4000]);
  expect(cancelled(events)).toEqual([]);
});

test("pattern 13 instances known at design time: three run side by side, and what follows waits for the last", async () => {
  const { events } = await run(13);
  expect(spans(events, "read")).toEqual([
    [0, 1000],
    [0, 2000],
    [0, 3000],
  ]);
  expect(spans(events, "decide")).toEqual([[3000, 4000]]);
});

test("pattern 13 instances known at design time: the number does not hang on what comes in", async () => {
  for (const items of [[], [{ article: "A" }, { article: "B" }, { article: "C" }, { article: "D" }]]) {
    const { events } = await runFlow(JSON.parse(textOf(13)), { input: items });
    expect(events.filter(({ kind }) => kind === "scope-opened")).toHaveLength(3);
    expect(begins(events, "read")).toEqual([0, 0, 0]);
    expect(begins(events, "decide")).toEqual([3000]);
  }
});

test("pattern 14 instances known at run time: as many as the case says, all begun before the first ends, and waited for", async () => {
  for (const travellers of [1, 2, 7]) {
    const { result, events } = await run(14, { travellers });
    expect(begins(events, "reserve")).toEqual(Array.from({ length: travellers }, () => 0));
    expect(begins(events, "print")).toEqual([Math.max(...ends(events, "reserve"))]);
    expect(result.outputs["print"]).toHaveLength(travellers);
    expect(kinds(events, "seats")).toEqual([START, "node-finished"]);
  }
});

/** Calls of witnesses, at milliseconds of the run. */
const calls =
  (at: Readonly<Record<string, number>>, signal = "witness") =>
  (started: Run, host: VirtualHost) => {
    for (const [name, ms] of Object.entries(at)) host.clock.schedule(ms, () => started.signal(signal, name));
  };

test("pattern 15 instances not known before: instances are added while others run, and after all of them have ended", async () => {
  const { result, events } = await run(15, {}, calls({ cy: 1000, di: 1500, ed: 4400 }));
  expect(spans(events, "hear")).toEqual([
    [0, 2000],
    [0, 2000],
    [1000, 3000],
    [1500, 3500],
    [4400, 6400],
  ]);
  expect(kinds(events, "hearings").filter((kind) => kind === "instance-added")).toHaveLength(3);
  expect(spans(events, "report")).toEqual([[7400, 8400]]);
  expect(result.outputs["report"]).toMatchObject([{}, {}, { witness: "cy" }, { witness: "di" }, { witness: "ed" }]);
});

test("pattern 15 instances not known before: what follows waits until nobody can be added, and for all who were", async () => {
  const quiet = await run(15);
  expect([ends(quiet.events, "hear"), begins(quiet.events, "report")]).toEqual([[2000, 2000], [3000]]);
  const late = await run(15, {}, (started, host) => {
    calls({ cy: 1900 })(started, host);
    calls({ nobody: 2000 }, "close-line")(started, host);
  });
  expect([begins(late.events, "hear").at(-1), begins(late.events, "report")]).toEqual([1900, [3900]]);
  const missed = await run(15, {}, calls({ cy: 3001 }));
  expect([finishes(missed.events, "hear"), begins(missed.events, "report")]).toEqual([2, [3000]]);
});
