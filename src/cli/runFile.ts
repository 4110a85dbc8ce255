import { type Grant, hasErrors, type Item, parseWorkflow, WorkflowEngine } from "#engine";
import { fileRunStore } from "../node/fileRunStore.ts";
import { problemLine } from "./checkFiles.ts";
import { cliHost } from "./cliHost.ts";
import { FAILED } from "./exitStatus.ts";
import { followRun } from "./followRun.ts";
import { readParameters } from "./readParameters.ts";
import { readSecrets } from "./readSecrets.ts";
import { readJsonSource, readSource } from "./readSource.ts";
import type { RunFlags } from "./runFlags.ts";
import type { Terminal } from "./terminal.ts";

/** `vwmp run`: exit status 0 when the run succeeded (or succeeded in part), 1 when not, 3 when only a signal could make it go on, 130 when interrupted. */
export async function runFile(file: string, flags: RunFlags, terminal: Terminal): Promise<number> {
  const text = await readSource(file);
  const { workflow } = parseWorkflow(text);
  const parameters = await readParameters(workflow, flags);
  const input = flags.input === undefined ? undefined : await readInput(flags.input);
  const secrets = readSecrets(flags.secret, process.env);
  const allow = grantOf(flags, Object.keys(secrets));
  const store = flags.store === undefined ? undefined : fileRunStore(flags.store);
  const engine = new WorkflowEngine({
    host: cliHost(allow, flags.store),
    allow,
    secrets,
    ...(store === undefined ? {} : { store }),
  });
  const sound = workflow !== undefined && engine.check(workflow).length === 0;
  const problems = sound ? [] : engine.check(text);
  for (const problem of problems) if (flags.json !== true) terminal.message(problemLine(file, problem, terminal));
  if (hasErrors(problems)) {
    if (flags.json === true) terminal.result(`${JSON.stringify({ status: "failed", problems }, null, 2)}\n`);
    return FAILED;
  }
  const options = {
    parameters,
    ...(input === undefined ? {} : { input }),
    ...(flags.trigger === undefined ? {} : { trigger: flags.trigger }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.now === undefined ? {} : { now: flags.now }),
    ...(flags.until === undefined ? {} : { until: flags.until }),
  };
  const kept = store === undefined ? undefined : { store, directory: flags.store as string };
  return followRun(() => engine.start(workflow ?? text, options), flags, terminal, kept);
}

/** A secret that is given may be used. */
export function grantOf(
  flags: Pick<RunFlags, "allowAll" | "allowNet" | "allowRead" | "allowWrite" | "allowRun" | "allowCode">,
  secrets: readonly string[],
): Grant {
  if (flags.allowAll === true) return { net: ["**"], read: ["*"], write: ["*"], run: ["*"], secrets: ["*"], code: true };
  const { allowNet: net, allowRead: read, allowWrite: write, allowRun: run } = flags;
  return { net, read, write, run, code: flags.allowCode === true, secrets };
}

async function readInput(path: string): Promise<readonly Item[]> {
  const value = await readJsonSource(path);
  return Array.isArray(value) ? value : [value as Item];
}
