import {
  hasErrors,
  type JsonObject,
  type KeptSchedule,
  keepSchedule,
  nextTimes,
  parseWorkflow,
  type Run,
  type ScheduleKeeping,
  type ScheduleOf,
  schedulesOf,
  type Workflow,
  WorkflowEngine,
} from "#engine";
import { fileRunStore } from "../node/fileRunStore.ts";
import { problemLine } from "./checkFiles.ts";
import { cliHost } from "./cliHost.ts";
import { FAILED, SUCCEEDED } from "./exitStatus.ts";
import { readParameters } from "./readParameters.ts";
import { readSecrets } from "./readSecrets.ts";
import { readSource } from "./readSource.ts";
import { grantOf } from "./runFile.ts";
import type { ScheduleFlags } from "./runFlags.ts";
import { RunPrinter } from "./runPrinter.ts";
import type { Terminal } from "./terminal.ts";

type Scheduled = { readonly file: string; readonly workflow: Workflow; readonly parameters: JsonObject };
type Place = { readonly engine: WorkflowEngine; readonly terminal: Terminal; readonly quiet: boolean; readonly runs: Set<Run> };

/**
 * `vwmp schedule`: starts a run whenever a schedule of the workflows is due, until Ctrl-C (exit status 0) or until none is ever due
 * again. 1 where a file is faulty or holds no schedule.
 */
export async function scheduleFiles(files: readonly string[], flags: ScheduleFlags, terminal: Terminal): Promise<number> {
  const secrets = readSecrets(flags.secret, process.env);
  const allow = grantOf(flags, Object.keys(secrets));
  const host = cliHost(allow, flags.store);
  const store = flags.store === undefined ? undefined : fileRunStore(flags.store);
  const engine = new WorkflowEngine({ host, allow, secrets, ...(store === undefined ? {} : { store }) });
  const scheduled: Scheduled[] = [];
  for (const file of files) {
    const read = await readScheduled(file, flags, engine, terminal);
    if (read === undefined) return FAILED;
    scheduled.push(read);
  }
  const place: Place = { engine, terminal, quiet: flags.quiet === true, runs: new Set() };
  const kept: KeptSchedule[] = [];
  for (const each of scheduled) for (const schedule of schedulesOf(each.workflow)) kept.push(keep(each, schedule, place, host.clock));
  const onInterrupt = (): void => {
    for (const schedule of kept) schedule.stop();
    for (const run of place.runs) run.cancel("interrupted");
  };
  process.once("SIGINT", onInterrupt);
  try {
    await Promise.all(kept.map(({ ended }) => ended));
  } catch (error) {
    onInterrupt();
    terminal.message(`vwmp: ${error instanceof Error ? error.message : String(error)}`);
    return FAILED;
  } finally {
    process.removeListener("SIGINT", onInterrupt);
    await store?.close();
  }
  return SUCCEEDED;
}

async function readScheduled(
  file: string,
  flags: ScheduleFlags,
  engine: WorkflowEngine,
  terminal: Terminal,
): Promise<Scheduled | undefined> {
  const text = await readSource(file);
  const { workflow } = parseWorkflow(text);
  const problems = engine.check(text);
  for (const problem of problems) terminal.message(problemLine(file, problem, terminal));
  if (workflow === undefined || hasErrors(problems)) return undefined;
  if (schedulesOf(workflow).length === 0) {
    terminal.message(`vwmp: ${file} holds no schedule that is not disabled.`);
    return undefined;
  }
  return { file, workflow, parameters: await readParameters(workflow, flags) };
}

function keep({ file, workflow, parameters }: Scheduled, schedule: ScheduleOf, place: Place, clock: ScheduleKeeping["clock"]) {
  const { node, params, overlap } = schedule;
  const tell = (text: string): void => {
    if (!place.quiet) place.terminal.message(`${file} ${node}: ${text}`);
  };
  return keepSchedule({
    clock,
    overlap,
    next: async (from) => (await nextTimes(params, from, 1))[0],
    waits: (next) => tell(next === undefined ? "is never due again" : `next run ${iso(next)}`),
    skipped: (due) => tell(`left out ${iso(due)}: a run is under way`),
    start: async (due, next) => {
      const input = [{ scheduledAt: iso(due), next: next === undefined ? null : iso(next) }];
      const run = place.engine.start(workflow, { parameters, trigger: node, input });
      tell(`run ${run.runId} · due ${iso(due)}`);
      await follow(run, place);
      const after = await run.failureRun;
      if (after !== undefined) await follow(after, place);
    },
  });
}

async function follow(run: Run, { runs, terminal, quiet }: Place): Promise<void> {
  runs.add(run);
  const result = await run.result;
  runs.delete(run);
  new RunPrinter(terminal, { quiet }).end(result, undefined);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
