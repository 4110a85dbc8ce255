import { chance } from "./chance.ts";
import type { Invocation } from "./invocation.ts";
import { failureOf } from "./invocationSupport.ts";
import { retryDelay } from "./retry.ts";

/** Schedules another attempt where the node's policy has one (H2); false when this was the last. `number` counts from 1. */
export function retryLater(
  invocation: Invocation,
  thrown: unknown,
  number: number,
  index: number | undefined,
  again: (number: number) => void,
): boolean {
  if (invocation.ended) return true;
  const { environment, activation } = invocation;
  const { policy } = activation.node.node;
  if (policy?.retry === undefined) return false;
  const failure = failureOf(invocation, thrown, index);
  const { node, scope, activation: firing } = invocation.where();
  const random = chance(`${environment.seed}/${scope}/${node}/${firing}/${index ?? 0}/retry${number}`);
  const delay = retryDelay(policy, number, failure, random);
  if (delay === undefined) return false;
  const told = index === undefined ? {} : { index };
  environment.append({ kind: "retry-scheduled", ...invocation.where(), attempt: number + 1, delay, failure, ...told });
  invocation.after(delay, () => again(number + 1));
  return true;
}
