const STORED = "vwmp.run.";

/** Remembers whose run it is, so that after the death of the page it goes on where it began. */
export function rememberHome(runId: string, workflowId: string): void {
  try {
    localStorage.setItem(STORED + runId, workflowId);
  } catch {
    // A page without storage opens the run's own copy of the workflow instead.
  }
}

/** The id of the workflow whose run it is; undefined where that is not known. */
export function homeOf(runId: string): string | undefined {
  try {
    return localStorage.getItem(STORED + runId) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetHome(runId: string): void {
  try {
    localStorage.removeItem(STORED + runId);
  } catch {
    // Nothing was remembered.
  }
}
