/** What is said when a run that holds `events` events (undefined: there is none of that id) does not take a batch beginning at `from`. */
export function refusal(runId: string, events: number | undefined, from: number): string {
  if (events === undefined) return `There is no run “${runId}” here (any more), so nothing can be added to it.`;
  return `Run “${runId}” holds ${events} events, so event ${from} does not follow: somebody else writes this run. Read it again first.`;
}

/** What is said when a run of that id is there already. */
export function taken(runId: string): string {
  return `There is a run “${runId}” already: give the new one another id.`;
}
