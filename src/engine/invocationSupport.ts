import { type Failure, NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { RunPart } from "../model/nodeType.ts";
import { chance, uuidFrom } from "./chance.ts";
import type { Invocation } from "./invocation.ts";
import type { Activation } from "./kernelState.ts";
import type { RunEnvironment } from "./runEnvironment.ts";
import { toFailure } from "./toFailure.ts";

const EMPTY_ITEM: readonly Item[] = [{}];
const NO_ITEMS: readonly Item[] = [];

/** Milliseconds between two events that tell how far an activation is. */
export const REPORT_MS = 500;

/** The items an activation works on: those of its first in-port. A source of the run gets the run's input (F5). */
export function itemsOf(environment: RunEnvironment, { node, inputs, scope }: Activation): readonly Item[] {
  const first = inputs[0];
  if (first !== undefined) return first.items;
  if (node.inEdgeCount > 0) return NO_ITEMS;
  return (scope.owner === undefined ? environment.runInfo.input : undefined) ?? EMPTY_ITEM;
}

/** What tells the outside that a repeat of this activation is a repeat (G6): a function of the run and the place. */
export function activationKey(runId: string, { scope, node, number }: Activation): string {
  return uuidFrom(chance(`${runId}/${scope.path}/${node.id}/${number}`));
}

/** Whether it comes in pieces. */
export function isPieces(value: unknown): value is AsyncIterable<RunPart> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

export function cancelled(message: string): NodeError {
  return new NodeError("cancelled", message, { kind: "cancelled" });
}

export function timeOver(what: string, ms: number): NodeError {
  return new NodeError("timeout", `${what} reached its time limit of ${ms} ms.`, {
    kind: "timeout",
    hint: "Raise policy.timeout of the node, or make the step smaller.",
  });
}

/** Whether it has to be awaited; what is not a promise never is (P1). */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function";
}

/** What was thrown as a failure of this activation, at the item it names itself (by its position in the packet) or else at `index` of these items. */
export function failureOf({ activation, items, first, environment }: Invocation, thrown: unknown, index: number | undefined): Failure {
  const named =
    thrown instanceof Error && "itemIndex" in thrown && typeof thrown.itemIndex === "number" ? thrown.itemIndex - first : undefined;
  const place = named ?? index;
  const at = { node: activation.node.id };
  const failure = toFailure(thrown, place === undefined ? at : { ...at, item: items[place] ?? null, itemIndex: first + place });
  return environment.secrets === undefined ? failure : environment.secrets.redaction.json(failure);
}
