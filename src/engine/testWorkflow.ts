import { loadFunctions } from "../expression/functions/lateCode.ts";
import { parseDuration } from "../model/duration.ts";
import type { Failure } from "../model/failure.ts";
import { emptyRun, foldRun } from "../model/foldRun.ts";
import type { Grant } from "../model/host.ts";
import type { NodeType } from "../model/nodeType.ts";
import { hasErrors } from "../model/problem.ts";
import type { TestDifference, TestVerdict } from "../model/testVerdict.ts";
import type { Workflow } from "../model/workflow.ts";
import type { WorkflowTest } from "../model/workflowTest.ts";
import { closedHost } from "./closedHost.ts";
import { loadContractCode } from "./contractCode.ts";
import type { Engine } from "./engine.ts";
import type { EngineSetup, WorkflowSource } from "./engineSetup.ts";
import { hasContracts } from "./hasContracts.ts";
import { judgeRun } from "./judgeRun.ts";
import { loadOutside } from "./outsideCode.ts";
import { type Passed, passTime } from "./passTime.ts";
import { loadRegionCode } from "./regionCode.ts";
import type { Run } from "./run.ts";
import { VirtualClock } from "./virtualClock.ts";
import { WorkWatch } from "./workWatch.ts";

export type TestOptions = {
  /** Runs only the tests of these names. */
  readonly only?: readonly string[];
};

/** What the tests run on. */
export type TestBench = {
  /** Its host gives the clock on the wall, and nothing else. */
  readonly setup: EngineSetup;
  /** Makes an engine for each test. */
  readonly makeEngine: (setup: EngineSetup) => Pick<Engine, "check" | "start">;
  /** A run that makes more has failed; 1,000,000 when left out. */
  readonly mostEvents?: number;
};

const START = Date.UTC(2000, 0, 1);
const LONGEST = 365 * 86_400_000;

/**
 * Runs the tests in a workflow one after the other, each from a fresh engine: nothing outside is reached, waits take no real
 * time, and the verdict is the same on every machine. A workflow with errors gives failed verdicts, at least one.
 */
export async function testWorkflow(bench: TestBench, source: WorkflowSource, options: TestOptions = {}): Promise<readonly TestVerdict[]> {
  const { workflow } = bench.setup.read(source);
  const engine = bench.makeEngine(bench.setup);
  const all = (workflow?.tests ?? []) as readonly WorkflowTest[];
  const tests = all.filter(({ name }) => options.only?.includes(name) ?? true);
  if (workflow === undefined || hasErrors(engine.check(source))) {
    const { failures } = await engine.start(source).result;
    const names = tests.length === 0 ? [workflow?.name ?? ""] : tests.map((test) => test.name);
    return names.map((name) => ({ ...NOT_RUN, name, failures }));
  }
  await loadCode(workflow, bench.setup.types);
  const verdicts: TestVerdict[] = [];
  for (const test of tests) verdicts.push(await runTest(bench, workflow, test));
  return verdicts;
}

/** A run then begins the same way whether the code of its nodes and regions was there before or not. */
async function loadCode(workflow: Workflow, types: Iterable<NodeType>): Promise<void> {
  const used = new Set(Object.values(workflow.nodes).map(({ type }) => type.split("@", 1)[0]));
  await Promise.allSettled([
    loadRegionCode(),
    loadFunctions(),
    loadOutside(),
    hasContracts(workflow) ? loadContractCode() : undefined,
    import("./secretDesk.ts"),
    ...[...types].flatMap(({ type, run }) => (used.has(type) ? [run.load?.()] : [])),
  ]);
}

const NOT_RUN = { status: "failed", differences: [], durationMs: 0, runId: "" } as const;

async function runTest(
  { setup, makeEngine, mostEvents = 1_000_000 }: TestBench,
  workflow: Workflow,
  test: WorkflowTest,
): Promise<TestVerdict> {
  const work = new WorkWatch();
  let tooMany = false;
  const clock = new VirtualClock(test.now === undefined ? START : Date.parse(test.now), () => {
    if (tooMany || started === undefined || started.log.length <= mostEvents) return;
    tooMany = true;
    started.cancel("too many events");
  });
  let started: Run | undefined;
  const engine = makeEngine({
    ...setup,
    types: Array.from(setup.types, (type) => work.watched(type)),
    host: closedHost(clock, setup.host.files, setup.host.runCode),
    allow: grantOf(workflow, setup.allow),
  });
  const { parameters, input, pins, seed = 1 } = test;
  const run = engine.start(workflow, {
    seed,
    ...(parameters === undefined ? {} : { parameters }),
    ...(input === undefined ? {} : { input }),
    ...(pins === undefined ? {} : { pins }),
  });
  started = run;
  schedule(test, run, clock);
  const passed = await passTime(run.result, { clock, wall: setup.host.clock, work, limit: LONGEST });
  if (passed === "settled" && !tooMany) {
    const result = await run.result;
    const { failures, startedAt, finishedAt } = result;
    return verdict(test, run, { differences: judgeRun(test, result), failures, durationMs: finishedAt - startedAt });
  }
  const failure = tooMany ? neverEnds(`made more than ${mostEvents} events`) : unfinished(run, passed);
  const startedAt = run.log[0]?.at ?? clock.now();
  run.cancel("the test is over");
  return verdict(test, run, { differences: [], failures: [failure], durationMs: clock.now() - startedAt }, "failed");
}

type Found = { readonly differences: readonly TestDifference[]; readonly failures: readonly Failure[]; readonly durationMs: number };

function verdict({ name }: WorkflowTest, { runId }: Run, found: Found, status?: "failed"): TestVerdict {
  return { name, status: status ?? (found.differences.length === 0 ? "passed" : "failed"), ...found, runId };
}

/** Everything that the host then refuses, so that a node that is pinned needs no permission; code only where the embedder lets it run. */
function grantOf({ permissions = {} }: Workflow, { code = false }: Grant): Grant {
  return { ...permissions, net: ["*"], read: ["*"], write: ["*"], secrets: ["*"], code };
}

function schedule({ signals = [], cancelAt }: WorkflowTest, run: Run, clock: VirtualClock): void {
  for (const { name, at, data } of signals) clock.schedule(parseDuration(at) ?? 0, () => run.signal(name, data));
  if (cancelAt !== undefined) clock.schedule(parseDuration(cancelAt) ?? 0, () => run.cancel("asked by the test"));
}

function unfinished(run: Run, passed: Passed): Failure {
  if (passed === "late") return neverEnds(`still ran after ${LONGEST / 86_400_000} days of its own time`);
  const view = emptyRun();
  foldRun(view, run.log);
  const live = [...view.nodes.values()].filter((node) => node.live > 0).map((node) => node.node);
  const [node] = live;
  const awaited = run.log.flatMap((event) => (event.kind === "node-waiting" && live.includes(event.node) ? event.signals : []));
  const signal = awaited.at(-1);
  return {
    code: "never-ends",
    kind: "user",
    message: `Nothing is left that could end the run; ${live.map((id) => `“${id}”`).join(", ") || "no node"} is still under way.`,
    ...(node === undefined ? {} : { node }),
    hint:
      signal === undefined
        ? "Look at what the node waits for."
        : `It waits for the signal “${signal}”: give the test “signals: [{ name: ${signal}, at: 1s }]”.`,
  };
}

function neverEnds(what: string): Failure {
  return { code: "never-ends", kind: "budget", message: `The run ${what}.`, hint: "Look at what ends its loops." };
}
