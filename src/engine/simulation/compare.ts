import type { RunEvent } from "../../model/event.ts";
import { digestInput, digestItems } from "./behaviour.ts";
import type { Drawing } from "./drawing.ts";
import { TOOK } from "./nodeTypes.ts";
import { Oracle } from "./oracle.ts";
import { type Firing, Race, type ScopeEnd } from "./oracleTerms.ts";

/** What the rules say of a workflow, or why time decides. */
export type Prediction = { readonly oracle: Oracle; readonly end: ScopeEnd } | { readonly race: string };

export function predict(drawing: Drawing): Prediction {
  const oracle = new Oracle(drawing);
  try {
    return { oracle, end: oracle.runScope("", "run", undefined) };
  } catch (thrown) {
    if (thrown instanceof Race) return { race: thrown.message };
    throw thrown;
  }
}

type Seen = { took: string | undefined; outcome: string; outputs: string };

/** Where the log says something else than was predicted. */
export function differencesFrom({ oracle, end }: Extract<Prediction, { oracle: Oracle }>, events: readonly RunEvent[]): string[] {
  const seen = seenIn(events);
  const found: string[] = [];
  for (const firing of oracle.firings) {
    const key = `${firing.scope} ${firing.node} ${firing.activation}`;
    const actual = seen.get(key);
    seen.delete(key);
    if (actual === undefined || actual.outcome === "cancelled") {
      if (!oracle.isTorn(firing.scope)) found.push(`${key} should have ${firing.outcome}, but ${actual?.outcome ?? "did nothing"}`);
      continue;
    }
    const expected = { outcome: firing.outcome, outputs: told(firing.outputs) };
    if (actual.outcome !== expected.outcome) found.push(`${key} should have ${expected.outcome}, but ${actual.outcome}`);
    else if (actual.outputs !== expected.outputs) found.push(`${key} should give ${expected.outputs}, but gave ${actual.outputs}`);
    if (actual.took !== undefined && actual.took !== inputOf(firing))
      found.push(`${key} should take ${inputOf(firing)}, but took ${actual.took}`);
  }
  for (const [key, { outcome }] of seen) found.push(`${key} should do nothing, but ${outcome}`);
  return [...found, ...wrongStatus(oracle, end, events)];
}

function inputOf({ input }: Firing): string {
  return digestInput(input);
}

function told(outputs: readonly (readonly [string, Parameters<typeof digestItems>[0]])[]): string {
  return outputs.map(([port, items]) => `${port}${digestItems(items)}`).join(" ");
}

function seenIn(events: readonly RunEvent[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  const took = new Map<string, string>();
  for (const event of events) {
    if (!("activation" in event)) continue;
    const key = `${event.scope} ${event.node} ${event.activation}`;
    if (event.kind === "log-written" && event.message === TOOK && !took.has(key)) took.set(key, String(event.data));
    const outcome = /^node-(finished|failed|skipped|cancelled)$/.exec(event.kind)?.[1];
    if (outcome === undefined) continue;
    const outputs = "outputs" in event ? told(event.outputs.map(({ port, items }) => [port, items] as const)) : "";
    seen.set(key, { took: took.get(key), outcome, outputs });
  }
  return seen;
}

function wrongStatus(oracle: Oracle, end: ScopeEnd, events: readonly RunEvent[]): string[] {
  const last = events.at(-1);
  const actual = last?.kind === "run-finished" ? last.status : "open";
  const optional = oracle.firings.filter((firing) => isOptionalFailure(oracle, firing));
  const certain = optional.some(({ scope }) => !oracle.isTorn(scope));
  const allowed =
    end.ender !== undefined ? ["failed"] : certain ? ["partial"] : optional.length > 0 ? ["partial", "succeeded"] : ["succeeded"];
  return allowed.includes(actual) ? [] : [`the run should be ${allowed.join(" or ")}, but is ${actual}`];
}

function isOptionalFailure({ drawing }: Oracle, { node, outcome, outputs }: Firing): boolean {
  if (outcome !== "failed" || outputs.length > 0) return false;
  const level = [...drawing.values()].find(({ members }) => members.some(({ id }) => id === node));
  const member = level?.members.find(({ id }) => id === node);
  const wired = level?.wires.some((wire) => wire.from === node && wire.out === "error") === true;
  return member?.optional === true && member.policy.onError === undefined && !wired;
}
