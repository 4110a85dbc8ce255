import type { RunEvent } from "../../model/event.ts";
import { goOnFrom, replayLog } from "../keptRuns.ts";
import type { Launcher } from "../launcher.ts";
import { logHash } from "../logHash.ts";
import type { VirtualHost } from "../virtualHost.ts";
import type { Random } from "./random.ts";

/** A log that ended is replayed without a difference (P4). */
export async function brokenReplay(launcher: Launcher, log: readonly RunEvent[]): Promise<string[]> {
  const verdict = await replayLog(launcher, log);
  if (verdict.same) return [];
  const { seq, expected, found } = verdict.difference;
  return [`replay parts at ${seq}: recorded ${expected}, found ${found}`];
}

/**
 * What is wrong with a run that died behind some event of `log` and went on: nothing finished runs again, and where the result hangs on
 * no race (`sure`) it is that of the run that nobody killed (P3).
 */
export async function brokenRecovery(
  launcher: Launcher,
  host: VirtualHost,
  log: readonly RunEvent[],
  chance: Random,
  sure: boolean,
): Promise<string[]> {
  const death = 1 + chance.below(log.length);
  const kept = log.slice(0, death).map((event) => ({ ...event }));
  const at = `killed behind event ${death} of ${log.length}`;
  try {
    const run = goOnFrom(launcher, kept, {});
    await host.run(run.result);
    const again = await brokenReplay(launcher, run.log);
    return [
      ...repeated(run.log).map((what) => `${at}: ${what}`),
      ...again.map((what) => `${at}: ${what}`),
      ...(sure && (await logHash(run.log)) !== (await logHash(log)) ? [`${at}: it ends differently from a run that nobody killed`] : []),
    ];
  } catch (thrown) {
    return [`${at}: ${String(thrown)}`];
  }
}

/** Activations that began again though they had ended. */
function repeated(log: readonly RunEvent[]): string[] {
  const ended = new Set<string>();
  const found: string[] = [];
  for (const event of log) {
    if (!("node" in event)) continue;
    const key = `${event.scope} ${event.node} ${event.activation}`;
    if (event.kind === "node-started" && ended.has(key)) found.push(`${key} began again`);
    if (event.kind === "node-finished" || event.kind === "node-failed" || event.kind === "node-cancelled") ended.add(key);
  }
  return found;
}
