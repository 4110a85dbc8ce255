import type { OutputPacket, Place, RunEvent, RunStart } from "../model/event.ts";
import type { Failure } from "../model/failure.ts";
import { own } from "../model/json.ts";
import { placeKey } from "../model/samePlace.ts";
import type { Workflow } from "../model/workflow.ts";
import { Feed } from "./feed.ts";
import { idleRun, keptEvents } from "./keptRuns.ts";
import type { Activation } from "./kernelState.ts";
import type { RunMaker } from "./launch.ts";
import type { CacheSetup } from "./resultCache.ts";
import { ResultKeys, wiredErrors } from "./resultKeys.ts";
import { type Chosen, placeOf } from "./runParts.ts";
import { streamInto } from "./streamedPacket.ts";

/** What one activation of the chosen run gave, and which of its items failed on the way; `wired`: those had a port `error` to leave by. */
type Result = { readonly packets: readonly OutputPacket[]; readonly failures: readonly ItemFailure[]; readonly wired: boolean };
type Begun = { readonly key: string } & Pick<Result, "wired">;
type ItemFailure = { readonly index: number; readonly failure: Failure };
type Told = (event: Place & ItemFailure & { readonly kind: "item-failed" }) => void;

/**
 * The results of a run that stand in another one for what would be done again with the same packets and params, whatever its effects (P7).
 * Each stands for as much work as it came from: what is done more often than in that run is done.
 */
export class ChosenResults {
  readonly #keys: ResultKeys;
  readonly #fresh: ReadonlySet<string>;
  readonly #results: ReadonlyMap<string, Result[]>;
  readonly #taken = new WeakMap<Activation, readonly ItemFailure[]>();

  constructor(setup: CacheSetup, results: ReadonlyMap<string, Result[]>) {
    this.#keys = new ResultKeys({ ...setup, ofAll: true });
    this.#fresh = setup.fresh;
    this.#results = results;
  }

  /** The packets of the same work in the chosen run. */
  find(activation: Activation): readonly OutputPacket[] | undefined {
    if (this.#fresh.has(activation.node.id)) return undefined;
    const results = this.#results.get(keyOf(this.#keys, activation) ?? "");
    const [next] = results ?? [];
    if (next === undefined || (next.failures.length > 0 && next.wired !== wiredErrors(activation.node))) return undefined;
    results?.shift();
    this.#taken.set(activation, next.failures);
    return next.packets;
  }

  /** Tells of the items that failed where the packets of an activation came from. */
  tell(activation: Activation, told: Told): void {
    for (const failed of this.#taken.get(activation) ?? []) told({ kind: "item-failed", ...placeOf(activation), ...failed });
  }
}

/** Reads the results of the chosen run for one with this setup. Where there is no such run, the new one fails: what has effects is not done in silence. */
export async function choose(launcher: RunMaker, chosen: Chosen, setup: CacheSetup, fail: (failure: Failure) => void): Promise<void> {
  try {
    chosen.results = await chosenResults(launcher, chosen.of, setup);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const hint = "Start it without results of another run.";
    fail({ code: "unknown-run", kind: "outside", message: `The results of the chosen run cannot be read: ${said}`, hint });
  }
}

async function chosenResults(launcher: RunMaker, run: string | readonly RunEvent[], setup: CacheSetup): Promise<ChosenResults> {
  const log = typeof run === "string" ? await keptEvents(launcher, run) : run;
  // Without a store a log has no lineage: its packets are not what expressions of this run ask for.
  if (setup.lineage && launcher.setup.keep === undefined) return new ChosenResults(setup, new Map());
  const { scheduler, setup: before, start } = await idleRun(launcher, log);
  const begun = new Map<string, Begun>();
  const resultKeys = new ResultKeys({ ...before, ofAll: true });
  scheduler.recall(
    class extends Feed {
      protected override begun(activation: Activation): void {
        const key = keyOf(resultKeys, activation);
        if (key !== undefined) begun.set(placeKey(placeOf(activation)), { key, wired: wiredErrors(activation.node) });
      }
    },
    log,
  );
  return new ChosenResults(setup, resultsByKey(log, start, begun));
}

function resultsByKey(log: readonly RunEvent[], start: RunStart, begun: ReadonlyMap<string, Begun>): ReadonlyMap<string, Result[]> {
  const bound = boundPlaces(log, start.document);
  const failures = new Map<string, ItemFailure[]>();
  const results = new Map<string, Result[]>();
  for (const event of log) {
    if (event.kind === "item-failed") {
      const { index, failure } = event;
      const place = placeKey(event);
      failures.set(place, [...(failures.get(place) ?? []), { index, failure }]);
    } else if (event.kind === "node-finished" && isWhole(event, start)) {
      const place = placeKey(event);
      const { key, wired } = begun.get(place) ?? {};
      if (key === undefined || wired === undefined || bound.has(place)) continue;
      const result = { packets: event.outputs, failures: failures.get(place) ?? [], wired };
      const known = results.get(key);
      if (known === undefined) results.set(key, [result]);
      else known.push(result);
    }
  }
  return results;
}

/** Where the activation did something to its run, or something that was undone by its end: taking its packets would leave that out. */
function boundPlaces(log: readonly RunEvent[], { nodes }: Workflow): ReadonlySet<string> {
  const last = log.at(-1);
  const stood = last?.kind === "run-finished" && (last.status === "succeeded" || last.status === "partial");
  const bound = new Set<string>();
  for (const event of log) {
    if (event.kind === "variable-set") bound.add(placeKey(event));
    else if (event.kind === "cancel-requested" && event.by !== undefined) bound.add(placeKey(event.by));
    else if (event.kind === "node-finished" && !stood && own(nodes, event.node)?.policy?.compensate !== undefined)
      bound.add(placeKey(event));
  }
  return bound;
}

/** All that it gave is in its packets, and they would not be there anyway. */
function isWhole({ node, source, outputs, ends }: Extract<RunEvent, { kind: "node-finished" }>, { pins, document }: RunStart): boolean {
  if (ends === true || source === "bypass" || outputs.some(({ streamed }) => streamed === true)) return false;
  const isPinned = (among: RunStart["pins"]): boolean => outputs.some(({ port }) => own(among, `${node}.${port}`) !== undefined);
  return source !== "pin" || (isPinned(pins) && !isPinned(document.pins));
}

/** Undefined where it reads a stream, which is in no packet. */
function keyOf(keys: ResultKeys, activation: Activation): string | undefined {
  if (streamInto(activation) !== undefined) return undefined;
  const key = keys.keyOf(activation);
  return key === undefined ? undefined : `${activation.scope.path} ${activation.node.id} ${key}`;
}
