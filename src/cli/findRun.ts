import { stat } from "node:fs/promises";
import type { RunHead } from "#engine";
import { fileRunStore } from "../node/fileRunStore.ts";
import { hasEnded, type KeptIn } from "./keptIn.ts";
import { UsageError } from "./usageError.ts";

const MOST_NAMED = 5;

/** The folder of a store that is there: a name with a slip in it must not make a new one. */
export async function openKept(directory: string): Promise<KeptIn> {
  const about = await stat(directory).catch(() => undefined);
  if (about?.isDirectory() !== true) throw new UsageError(`there is no folder “${directory}”: give --store the one of vwmp run --store.`);
  return { store: fileRunStore(directory), directory };
}

/** The run of that id; for `last` the newest that has not ended. A run goes on with those that it called. */
export async function findRun({ store, directory }: KeptIn, name: string): Promise<RunHead> {
  const runs = await store.list();
  const own = runs.filter((run) => run.parent === undefined && run.events > 0);
  const found = name === "last" ? own.find((run) => !hasEnded(run)) : runs.find(({ runId }) => runId === name);
  if (found === undefined) throw new UsageError(`${missing(name, directory)} ${whatIsThere(own)}`);
  const { runId, parent, events } = found;
  const caller = runs.find((run) => run.runId === parent);
  if (caller !== undefined && !hasEnded(caller)) throw new UsageError(`the run ${runId} was called by the run ${parent}: go on with that.`);
  if (events === 0) throw new UsageError(`the run ${runId} had not begun when its process died: run its workflow again.`);
  return found;
}

function missing(name: string, directory: string): string {
  return name === "last" ? `no run that could go on is kept in “${directory}”.` : `no run “${name}” is kept in “${directory}”.`;
}

function whatIsThere(own: readonly RunHead[]): string {
  if (own.length === 0) return "It holds no run.";
  const lines = own.slice(0, MOST_NAMED).map(line);
  const more = own.length > MOST_NAMED ? [`  and ${own.length - MOST_NAMED} older`] : [];
  return ["There are:", ...lines, ...more].join("\n");
}

function line({ runId, status, workflow, createdAt }: RunHead): string {
  return `  ${runId}  ${new Date(createdAt).toISOString()}  ${status}  ${workflow}`;
}
