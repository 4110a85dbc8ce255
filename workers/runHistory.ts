import { logHash, type Run, type RunEvent, type WorkflowEngine } from "#engine";
import type { RunStart } from "../src/model/event.ts";
import { emptyRecord } from "../src/model/json.ts";
import type { ForkPoint, HistoryApi, OpenedRun, Refused } from "./historyProtocol.ts";
import { portNetwork } from "./portNetwork.ts";
import { readLog } from "./readLog.ts";
import { type RunData, readBackRun } from "./recordedRun.ts";
import { type RunKeeping, refusalOf } from "./runKeeping.ts";
import type { RunShelf } from "./runShelf.ts";
import { sendEvents } from "./sendEvents.ts";

type Parts = {
  readonly engine: WorkflowEngine;
  readonly keeping: RunKeeping | undefined;
  readonly shelf: RunShelf;
  /** Sends a run that has begun, as all are. */
  send(run: Run, port: MessagePort): void;
};

/** Finds the data of a run on the shelf, else where runs are kept. */
export function runReader(keeping: RunKeeping | undefined, shelf: RunShelf): (runId: string) => Promise<RunData | Refused> {
  return async (runId) => {
    const known = shelf.data(runId);
    if (known !== undefined) return known;
    if (keeping === undefined) return { refused: { code: "unknown-run", message: "Runs are not kept here." } };
    try {
      const data = readBackRun(runId, await keeping.engine.readLog(runId));
      shelf.putData(data, createdOf(data.log).parameters);
      return data;
    } catch (error) {
      return { refused: refusalOf(error) };
    }
  };
}

/** Answers for runs that have been: those on the shelf, those that are kept, and logs from files. */
export function runHistory({ engine, keeping, shelf, send }: Parts): HistoryApi & { hashOf(runId: string): Promise<string> } {
  const dataOf = runReader(keeping, shelf);
  return {
    async openRun(runId, port) {
      const data = await dataOf(runId);
      if ("refused" in data) {
        port.close();
        return data;
      }
      sendEvents(shelf.run(runId)?.events() ?? told(data.log), port);
      return opened(data, shelf.run(runId) !== undefined);
    },
    async openLog(text) {
      const read = readLog(text);
      if ("refused" in read) return read;
      const { runId, parameters } = createdOf(read.events);
      if (shelf.run(runId) === undefined) shelf.putData(readBackRun(runId, read.events), parameters);
      return { runId };
    },
    async exportLog(runId) {
      const data = await dataOf(runId);
      if ("refused" in data) return data;
      const lines = data.log.map((event) => `${JSON.stringify(event)}\n`);
      return new Blob(lines, { type: "application/x-ndjson" });
    },
    runSummary: async (runId) => keeping?.summary(runId),
    limitRuns: async (limits, now) => keeping?.limit(limits, now),
    async stale(runId, workflow) {
      const data = shelf.data(runId);
      if (data === undefined) return emptyRecord();
      const { parameters, start } = createdOf(data.log);
      return Object.fromEntries(await engine.stale({ workflow: start.document, parameters, log: data.log }, { workflow, parameters }));
    },
    async compareRuns(one, other) {
      const [left, right] = [await dataOf(one), await dataOf(other)];
      if ("refused" in left) return left;
      if ("refused" in right) return right;
      const difference = await engine.compare(left.log, right.log);
      return difference === undefined ? {} : { difference };
    },
    async forkRun({ runId, at, workflow, grant }, port, net) {
      const data = await dataOf(runId);
      const notKept = await keeping?.refusal();
      const driver = notKept === undefined ? (keeping?.engine ?? engine) : engine;
      try {
        if ("refused" in data) throw Object.assign(new Error(data.refused.message), { code: data.refused.code });
        const changes = { allow: grant, ...(workflow && { workflow }), ...(net && { network: portNetwork(net) }) };
        const run = await driver.fork(data.log, seqOf(data.log, at), changes);
        void keeping?.releaseAtEnd(run);
        shelf.put(run, createdOf(data.log).parameters);
        send(run, port);
        return { runId: run.runId, ...(notKept && { notKept }) };
      } catch (error) {
        port.close();
        net?.close();
        return { refused: refusalOf(error) };
      }
    },
    async hashOf(runId) {
      const run = shelf.run(runId);
      if (run !== undefined) return run.logHash();
      return logHash(shelf.data(runId)?.log ?? []);
    },
  };
}

type Created = Extract<RunEvent, { kind: "run-created" }> & { readonly start: RunStart };

function createdOf(log: readonly RunEvent[]): Created {
  return log[0] as Created;
}

function opened({ runId, log }: RunData, driven: boolean): OpenedRun {
  const { at: startedAt, start, parameters, seed } = createdOf(log);
  const last = log.at(-1);
  const ended = last?.kind === "run-finished";
  return { runId, startedAt, start, parameters, seed, ended, live: driven && !ended, events: last?.seq ?? 0 };
}

/** The `seq` behind which a fork goes on. */
function seqOf(log: readonly RunEvent[], at: ForkPoint): number {
  if ("behind" in at) return at.behind;
  const failed = log.find((event) => event.kind === "node-failed" && event.node === at.beforeFailureOf);
  return (failed?.seq ?? log.length) - 1;
}

async function* told(log: readonly RunEvent[]): AsyncGenerator<RunEvent> {
  for (const event of log) yield event;
}
