import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import {
  type Grant,
  hasErrors,
  type Item,
  type Json,
  type JsonObject,
  parseWorkflow,
  type Run,
  type Workflow,
  WorkflowEngine,
} from "#engine";
import { nodeHost } from "../node/nodeHost.ts";
import { problemLine } from "./checkFiles.ts";
import { readJsonSource, readSource } from "./readSource.ts";
import { RunPrinter } from "./runPrinter.ts";
import { SignalWaits } from "./signalWaits.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

export type RunFlags = {
  readonly param: readonly string[];
  readonly params?: string;
  readonly input?: string;
  readonly output: string;
  readonly events?: string;
  readonly allowNet: readonly string[];
  readonly allowRead: readonly string[];
  readonly allowAll?: boolean;
  readonly until?: string;
  readonly seed?: number;
  readonly now?: string;
  readonly hash?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
};

const INTERRUPTED = 130;
const SUSPENDED = 3;

/** `vwmp run`: exit status 0 when the run succeeded (or succeeded in part), 1 when not, 3 when only a signal could make it go on, 130 when interrupted. */
export async function runFile(file: string, flags: RunFlags, terminal: Terminal): Promise<number> {
  const text = await readSource(file);
  const { workflow } = parseWorkflow(text);
  const parameters = await readParameters(workflow, flags);
  const input = flags.input === undefined ? undefined : await readInput(flags.input);
  const allow = grantOf(flags);
  const engine = new WorkflowEngine({ host: nodeHost({ read: allow.read ?? [] }), allow });
  const sound = workflow !== undefined && engine.check(workflow).length === 0;
  const problems = sound ? [] : engine.check(text);
  for (const problem of problems) if (flags.json !== true) terminal.message(problemLine(file, problem, terminal));
  if (hasErrors(problems)) {
    if (flags.json === true) terminal.result(`${JSON.stringify({ status: "failed", problems }, null, 2)}\n`);
    return 1;
  }
  const run = engine.start(workflow ?? text, {
    parameters,
    ...(input === undefined ? {} : { input }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.now === undefined ? {} : { now: flags.now }),
    ...(flags.until === undefined ? {} : { until: flags.until }),
  });
  return follow(run, flags, terminal);
}

async function follow(run: Run, flags: RunFlags, terminal: Terminal): Promise<number> {
  let interrupted = false;
  const onInterrupt = (): void => {
    interrupted = true;
    run.cancel("interrupted");
  };
  process.once("SIGINT", onInterrupt);
  const log = flags.events === undefined ? undefined : createWriteStream(flags.events);
  const printer = new RunPrinter(terminal, flags);
  const waits = new SignalWaits();
  for await (const event of run.events()) {
    printer.event(event);
    if (log !== undefined) await writeLine(log, event);
    if (waits.onlySignalsAfter(event)) break;
  }
  process.removeListener("SIGINT", onInterrupt);
  if (log !== undefined) await new Promise((done) => log.end(done));
  if (waits.suspended) {
    terminal.message(waits.message());
    const told = { runId: run.runId, status: "suspended", waiting: waits.list(), outputs: {}, failures: [] };
    if (flags.json === true) await write(flags.output, `${JSON.stringify(told, null, 2)}\n`, terminal);
    return SUSPENDED;
  }
  const result = await run.result;
  const hash = flags.hash === true ? await run.logHash() : undefined;
  printer.end(result, hash);
  const { runId, status, outputs, failures, startedAt, finishedAt } = result;
  const told: Json | object =
    flags.json === true
      ? { runId, status, outputs, failures, startedAt, finishedAt, ...(hash === undefined ? {} : { logHash: hash }) }
      : outputs;
  await write(flags.output, `${JSON.stringify(told, null, 2)}\n`, terminal);
  if (interrupted) return INTERRUPTED;
  return status === "succeeded" || status === "partial" ? 0 : 1;
}

async function writeLine(log: WriteStream, event: object): Promise<void> {
  if (!log.write(`${JSON.stringify(event)}\n`)) await once(log, "drain");
}

async function write(path: string, text: string, terminal: Terminal): Promise<void> {
  if (path === "-") terminal.result(text);
  else await writeFile(path, text);
}

function grantOf(flags: RunFlags): Grant {
  if (flags.allowAll === true) return { net: ["*"], read: ["*"], write: ["*"], run: ["*"], secrets: ["*"], code: true };
  return { net: flags.allowNet, read: flags.allowRead };
}

async function readInput(path: string): Promise<readonly Item[]> {
  const value = await readJsonSource(path);
  return Array.isArray(value) ? value : [value as Item];
}

/** Parameters from `--params` and then `-p`; a value of `-p` is read as the parameter's kind asks. */
async function readParameters(workflow: Workflow | undefined, flags: RunFlags): Promise<JsonObject> {
  const values = new Map<string, Json>();
  if (flags.params !== undefined) {
    const given = await readJsonSource(flags.params);
    if (typeof given !== "object" || given === null || Array.isArray(given))
      throw new UsageError(`“${flags.params}” must hold a JSON object.`);
    for (const [name, value] of Object.entries(given)) values.set(name, value as Json);
  }
  const fields = workflow?.parameters ?? {};
  for (const pair of flags.param) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`“-p ${pair}” must be written as -p name=value.`);
    const name = pair.slice(0, at);
    values.set(name, parameterValue(pair.slice(at + 1), Object.hasOwn(fields, name) ? fields[name]?.kind : undefined));
  }
  return Object.fromEntries(values);
}

function parameterValue(text: string, kind: string | undefined): Json {
  if (kind === "text" || kind === "choice" || kind === "duration") return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
