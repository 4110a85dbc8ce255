import type { Place } from "../../model/event.ts";
import type { Failure } from "../../model/failure.ts";
import type { ActivationView } from "../../model/foldRun.ts";
import { samePlace } from "../../model/samePlace.ts";
import type { PickedAttempt } from "../run/pickedAttempt.ts";
import type { RunSession } from "../run/runSession.ts";
import { ALL } from "./iterations.ts";

/** One try of an activation of a node: the last one ended it, each before that failed. */
export type Attempt = {
  readonly place: Place;
  readonly activation: ActivationView;
  /** From 1. */
  readonly attempt: number;
  readonly startedAt: number;
  readonly failure: Failure | undefined;
  /** The activation ended with it; what left the node then is its output. */
  readonly last: boolean;
};

/** The attempts of a node in a scope, in the order in which they began; none where all scopes are looked at together. */
export function attemptsOf({ view }: RunSession, node: string, scope: string | undefined): readonly Attempt[] {
  if (scope === ALL) return [];
  return (view.nodes.get(node)?.activations ?? [])
    .filter((activation) => scope === undefined || activation.scope === scope)
    .flatMap((activation) => triesOf(node, activation));
}

function triesOf(node: string, activation: ActivationView): Attempt[] {
  const tries: Attempt[] = [];
  const place = { node, scope: activation.scope, activation: activation.activation };
  const add = (startedAt: number, failure: Failure | undefined, last: boolean): void => {
    tries.push({ place, activation, attempt: tries.length + 1, startedAt, failure, last });
  };
  let { startedAt } = activation;
  for (const mark of activation.marks ?? []) {
    if (mark.kind !== "retrying") continue;
    add(startedAt, mark.failure, false);
    startedAt = mark.until ?? mark.at;
  }
  add(startedAt, activation.failure, true);
  return tries;
}

/** True where there is something to choose between, or one that failed. */
export function worthPicking(attempts: readonly Attempt[]): boolean {
  return attempts.length > 1 || attempts[0]?.failure !== undefined;
}

/** The attempt that was under way at the picked time; the first one of the activation where no time is given. */
export function pickedOf(attempts: readonly Attempt[], picked: PickedAttempt | undefined): Attempt | undefined {
  if (picked === undefined) return undefined;
  const { at } = picked;
  const own = attempts.filter(({ place }) => samePlace(place, picked));
  return own.findLast(({ startedAt }) => at !== undefined && startedAt <= at) ?? own[0];
}
