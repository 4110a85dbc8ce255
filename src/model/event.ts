import type { Failure } from "./failure.ts";
import type { Item } from "./item.ts";
import type { Json, JsonObject } from "./json.ts";

/** What left one port. `items` may hold only the first of `count` items where the rest stayed in the worker. */
export type OutputPacket = { readonly port: string; readonly count: number; readonly items: readonly Item[] };

/** Where a node's result came from. */
export type ResultSource = "run" | "pin" | "bypass";

export type RunStatus = "created" | "running" | "paused" | "suspended" | "succeeded" | "partial" | "failed" | "cancelled";

type At<K extends string> = {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: K;
};
type OfNode<K extends string> = At<K> & { readonly node: string; readonly scope: string; readonly activation: number };

/** One line of the run log: plain data, in the past tense (G3). Everything anybody knows about a run is a fold of these. */
export type RunEvent =
  | (At<"run-created"> & {
      readonly runId: string;
      readonly workflow: string;
      readonly seed: number;
      readonly parameters: JsonObject;
      readonly engineBuild: string;
    })
  | At<"run-started">
  | (OfNode<"node-started"> & {
      /** The packet each in-port got: its count, in port order. */
      readonly inputs: readonly { readonly port: string; readonly count: number }[];
    })
  | (OfNode<"node-progressed"> & { readonly done: number; readonly total?: number })
  | (OfNode<"log-written"> & { readonly message: string; readonly data?: Json })
  | (OfNode<"item-failed"> & { readonly index: number; readonly failure: Failure })
  | (OfNode<"node-finished"> & { readonly source: ResultSource; readonly outputs: readonly OutputPacket[] })
  | (OfNode<"node-failed"> & {
      readonly failure: Failure;
      /** What becomes of it: the run fails, it left by the port `error`, policy skipped it or put a default in its place, the scope of the region it is in fails, or the node is optional. */
      readonly outcome: "fatal" | "error-port" | "skipped" | "default" | "optional" | "scope";
      readonly outputs: readonly OutputPacket[];
    })
  | OfNode<"node-skipped">
  | OfNode<"node-cancelled">
  /** It waits for signals, or until a time (milliseconds since 1970), whichever comes first. */
  | (OfNode<"node-waiting"> & { readonly signals: readonly string[]; readonly until?: number })
  /** A region's scope: `node` is the region, `scope` the new scope's own name, `number` the round or instance. */
  | (At<"scope-opened"> & { readonly region: string; readonly scope: string; readonly number: number })
  | (At<"scope-closed"> & { readonly region: string; readonly scope: string; readonly outcome: "finished" | "failed" | "cancelled" })
  /** A packet at the port `add` made another instance. */
  | (OfNode<"instance-added"> & { readonly count: number })
  | (At<"signal-received"> & { readonly name: string; readonly data?: Json })
  | OfNode<"timer-fired">
  | (OfNode<"variable-set"> & { readonly name: string; readonly value: Json })
  | (OfNode<"call-opened"> & { readonly runId: string; readonly workflow: string })
  | (OfNode<"retry-scheduled"> & { readonly attempt: number; readonly delay: number; readonly failure: Failure; readonly index?: number })
  /** `targets` are nodes and regions; none: the whole run. */
  | (At<"cancel-requested"> & { readonly reason: string; readonly targets?: readonly string[] })
  | At<"run-paused">
  | At<"run-resumed">
  /** Only waits are left. */
  | At<"run-suspended">
  | (At<"run-finished"> & { readonly status: "succeeded" | "partial" | "failed" | "cancelled"; readonly failures: readonly Failure[] });

/** A copy of the event whose packets hold at most `limit` items: what crosses to the page. */
export function previewEvent(event: RunEvent, limit: number): RunEvent {
  if (event.kind !== "node-finished" && event.kind !== "node-failed") return event;
  const outputs = event.outputs.map((packet) =>
    packet.items.length <= limit ? packet : { ...packet, items: packet.items.slice(0, limit) },
  );
  return { ...event, outputs };
}
