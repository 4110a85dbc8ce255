import { usePickedAttempt } from "../run/pickedAttempt.ts";
import type { RunSession } from "../run/runSession.ts";
import { type Attempt, attemptsOf, pickedOf } from "./attempts.ts";

/**
 * The attempts of a node in a scope, and the one whose data is shown: the one that was picked, else the last one where that failed and
 * `nothingLeft` the node that could be shown instead.
 */
export function useAttempts(
  session: RunSession,
  node: string,
  scope: string | undefined,
  nothingLeft: boolean,
): { readonly all: readonly Attempt[]; readonly shown: Attempt | undefined } {
  const picked = usePickedAttempt();
  const all = attemptsOf(session, node, scope);
  const last = all.at(-1);
  return { all, shown: pickedOf(all, picked) ?? (nothingLeft && last?.failure !== undefined ? last : undefined) };
}
