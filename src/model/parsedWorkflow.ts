import type { Problem } from "./problem.ts";
import type { Workflow } from "./workflow.ts";

const known = new WeakMap<object, readonly Problem[]>();

/** Remembers a workflow that parsing made, with what was wrong with it: it is immutable from now on, and need not be read again. */
export function rememberParsed(workflow: Workflow, problems: readonly Problem[]): void {
  known.set(workflow, problems);
}

/** What parsing found wrong with this very workflow; undefined for any other value. */
export function parsedProblems(value: unknown): readonly Problem[] | undefined {
  return typeof value === "object" && value !== null ? known.get(value) : undefined;
}
