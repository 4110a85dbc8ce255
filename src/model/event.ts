import type { Failure } from "./failure.ts";
import type { Grant } from "./host.ts";
import type { Item } from "./item.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Workflow } from "./workflow.ts";

/** What left one port. `items` may hold only the first of `count` items where the rest stayed in the worker. */
export type OutputPacket = {
  readonly port: string;
  readonly count: number;
  readonly items: readonly Item[];
  /**
   * For each packet that the node got, in port order: the position there of each item's ancestor, a list of them where it has several, −1
   * for none; null: the same positions. Only in runs that are kept: where an expression asks for ancestors (F8), and of what a node made
   * of groups of items, or several of one.
   */
  readonly from?: readonly (readonly (number | readonly number[])[] | null)[];
  /** It went on piece by piece while it was made; `items` are the first of it, and the rest is nowhere. */
  readonly streamed?: true;
};

/** Where a node's result came from: it ran, it was pinned, it is disabled, the same was done before, an operator gave it. */
export type ResultSource = "run" | "pin" | "bypass" | "cache" | "operator";

/** What a run began with beside its seed and parameters: with these it can be replayed, resumed and forked. */
export type RunStart = {
  readonly document: Workflow;
  readonly input?: readonly Item[];
  /** The trigger that began it; its input is the event (F5). */
  readonly trigger?: string;
  /** A fixed `now`, in milliseconds since 1970. */
  readonly now?: number;
  readonly until?: string;
  readonly only?: string;
  readonly from?: string;
  /** The run whose results stood for what was not done again (P7). */
  readonly resultsOf?: string;
  readonly pins?: { readonly [port: string]: readonly Item[] };
  /** What it was let do. */
  readonly allow: Grant;
  /** The run and the event it goes on from, with something changed (P5). */
  readonly forkOf?: { readonly runId: string; readonly seq: number };
};

export type RunStatus = "created" | "running" | "paused" | "suspended" | "succeeded" | "partial" | "failed" | "cancelled";

type At<K extends string> = {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: K;
};
/** One activation. */
export type Place = { readonly node: string; readonly scope: string; readonly activation: number };
type OfNode<K extends string> = At<K> & Place;

/** One line of the run log: plain data, in the past tense (G3). Everything anybody knows about a run is a fold of these. */
export type RunEvent =
  | (At<"run-created"> & {
      readonly runId: string;
      readonly workflow: string;
      readonly seed: number;
      readonly parameters: JsonObject;
      readonly engineBuild: string;
      /** Absent in what crosses to the page. */
      readonly start?: RunStart;
    })
  | At<"run-started">
  | (OfNode<"node-started"> & {
      /** The packet each in-port got: its count, in port order. */
      readonly inputs: readonly { readonly port: string; readonly count: number }[];
      /** Tells the outside that a repeat is a repeat (G6); for nodes that write, in runs that are kept. */
      readonly key?: string;
    })
  /** What leaves a port goes on from now, piece by piece, to those that can take it so (B1). */
  | (OfNode<"stream-opened"> & { readonly port: string })
  | (OfNode<"node-progressed"> & { readonly done: number; readonly total?: number })
  | (OfNode<"log-written"> & { readonly message: string; readonly data?: Json })
  | (OfNode<"item-failed"> & { readonly index: number; readonly failure: Failure })
  | (OfNode<"node-finished"> & {
      readonly source: ResultSource;
      readonly outputs: readonly OutputPacket[];
      /** It ended its scope (D6). */
      readonly ends?: true;
    })
  | (OfNode<"node-failed"> & {
      readonly failure: Failure;
      /** What becomes of it: the run fails, it left by the port `error`, policy skipped it or put a default in its place, the scope of the region it is in fails, or the node is optional. */
      readonly outcome: "fatal" | "error-port" | "skipped" | "default" | "optional" | "scope";
      readonly outputs: readonly OutputPacket[];
    })
  | OfNode<"node-skipped">
  | OfNode<"node-cancelled">
  /** What carried it out died; what follows says what became of it (P3). */
  | OfNode<"node-interrupted">
  /** It waits for signals, or until a time (milliseconds since 1970), whichever comes first. */
  | (OfNode<"node-waiting"> & { readonly signals: readonly string[]; readonly until?: number })
  /** A region's scope: `node` is the region, `scope` the new scope's own name, `number` the round or instance. */
  | (At<"scope-opened"> & { readonly region: string; readonly scope: string; readonly number: number })
  | (At<"scope-closed"> & { readonly region: string; readonly scope: string; readonly outcome: "finished" | "failed" | "cancelled" })
  /** A packet at the port `add` made another instance. */
  | (OfNode<"instance-added"> & { readonly count: number })
  | (At<"signal-received"> & { readonly name: string; readonly data?: Json; readonly transient?: true })
  /** A wait got a signal: from now on nobody else can. */
  | (OfNode<"signal-taken"> & { readonly name: string })
  | OfNode<"timer-fired">
  /** An operator put other items in the place of those that waited at a port of an activation that had not begun (P8). */
  | (OfNode<"input-edited"> & { readonly packets: readonly OutputPacket[] })
  | (OfNode<"variable-set"> & { readonly name: string; readonly value: Json; readonly where: "nearest" | "scope" | "run" })
  | (OfNode<"call-opened"> & { readonly runId: string; readonly workflow: string })
  | (OfNode<"retry-scheduled"> & { readonly attempt: number; readonly delay: number; readonly failure: Failure; readonly index?: number })
  /** `targets` are nodes and regions; none: the whole run. `by`: the activation that asks, where one does. With a failure the run fails. */
  | (At<"cancel-requested"> & {
      readonly reason: string;
      readonly targets?: readonly string[];
      readonly by?: Place;
      readonly failure?: Failure;
    })
  | At<"run-paused">
  | At<"run-resumed">
  /** Only waits are left. */
  | At<"run-suspended">
  | (At<"run-finished"> & { readonly status: "succeeded" | "partial" | "failed" | "cancelled"; readonly failures: readonly Failure[] });

/**
 * A copy of the event whose packets hold at most `limit` items and no lineage, without what the run began with: what a page or a terminal
 * draws a run from.
 */
export function previewEvent(event: RunEvent, limit: number): RunEvent {
  if (event.kind === "run-created" && event.start !== undefined) {
    const { start: _, ...rest } = event;
    return rest;
  }
  if (event.kind === "input-edited") return { ...event, packets: event.packets.map((packet) => shortened(packet, limit)) };
  if (event.kind !== "node-finished" && event.kind !== "node-failed") return event;
  return { ...event, outputs: event.outputs.map((packet) => shortened(packet, limit)) };
}

function shortened(packet: OutputPacket, limit: number): OutputPacket {
  const { port, count, items, from, streamed } = packet;
  if (items.length <= limit && from === undefined) return packet;
  return { port, count, items: items.slice(0, limit), ...(streamed && { streamed }) };
}
