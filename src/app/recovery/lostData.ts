import { create } from "zustand";
import { checkWitness, type Memory, rememberWitness, type Witnessed } from "../../storage/witness.ts";

type Loss = { readonly workflows: number; readonly runs: number };

/** What was in databases that the browser has replaced by empty ones; undefined while nothing is missing. */
export const useLoss = create<{ readonly loss: Loss | undefined }>(() => ({ loss: undefined }));

/** A witness for each database: one may be lost without the other. */
const ofWorkflows = memoryOf("");
const ofRuns = memoryOf(".runs");
const seen = new Map<Memory, Witnessed>();
let accepted = false;

export function witnessWorkflows(id: string, workflows: number): void {
  testify(ofWorkflows, { id, workflows, runs: 0 });
}

export function witnessRuns({ database, runs }: { readonly database: string; readonly runs: readonly unknown[] }): void {
  testify(ofRuns, { id: database, workflows: 0, runs: runs.length });
}

/** True when there were workflows at the last visit. */
export function remembersWorkflows(): boolean {
  return remembers(ofWorkflows);
}

/** True when there were runs at the last visit. */
export function remembersRuns(): boolean {
  return remembers(ofRuns);
}

function remembers(memory: Memory): boolean {
  return checkWitness(memory, NOTHING).finding === "lost";
}

const NOTHING: Witnessed = { id: "", workflows: 0, runs: 0 };

/** The person knows of the loss: what is there now counts from here on, also of a database that has not been looked at yet. */
export function acceptLoss(): void {
  accepted = true;
  for (const memory of [ofWorkflows, ofRuns]) rememberWitness(memory, seen.get(memory) ?? NOTHING);
  useLoss.setState({ loss: undefined });
}

/** What was lost is remembered until the person has seen it, over reloads too. */
function testify(memory: Memory, now: Witnessed): void {
  seen.set(memory, now);
  const testimony = checkWitness(memory, now);
  if (testimony.finding !== "lost" || accepted) {
    rememberWitness(memory, now);
    return;
  }
  const { workflows, runs } = testimony.remembered;
  useLoss.setState(({ loss }) => ({
    loss: { workflows: Math.max(workflows, loss?.workflows ?? 0), runs: Math.max(runs, loss?.runs ?? 0) },
  }));
}

function memoryOf(suffix: string): Memory {
  return {
    getItem: (key) => localStorage.getItem(key + suffix),
    setItem: (key, value) => localStorage.setItem(key + suffix, value),
  };
}
