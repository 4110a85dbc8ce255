import { type ReplayVerdict, type RunEvent, StoreError, WorkflowEngine } from "#engine";
import { FAILED, SUCCEEDED } from "./exitStatus.ts";
import { readEvents } from "./readEvents.ts";
import { readSource } from "./readSource.ts";
import type { Terminal } from "./terminal.ts";

/** `vwmp replay`: exit status 0 when this engine decides what the log says was decided, 1 when it parts from it. */
export async function replayFile(file: string, flags: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const events = readEvents(await readSource(file), file);
  const verdict = await verify(events);
  terminal.result(`${flags.json === true ? JSON.stringify(verdict, null, 2) : text(verdict)}\n`);
  return "same" in verdict && verdict.same ? SUCCEEDED : FAILED;
}

/** What keeps a log from being verified at all: this engine does not run its workflow. */
type Refusal = { readonly same: false; readonly reason: string };

async function verify(events: readonly RunEvent[]): Promise<ReplayVerdict | Refusal> {
  try {
    return await new WorkflowEngine().replay(events);
  } catch (thrown) {
    if (thrown instanceof StoreError) return { same: false, reason: thrown.message };
    throw thrown;
  }
}

function text(verdict: ReplayVerdict | Refusal): string {
  if (verdict.same) return `${verdict.events} events, the same`;
  if ("reason" in verdict) return `not verified: ${verdict.reason}`;
  const { seq, expected, found } = verdict.difference;
  return `event ${seq} differs\n  recorded ${expected}\n  found    ${found}`;
}
