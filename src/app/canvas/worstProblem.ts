import { hasErrors, type Problem } from "../../model/problem.ts";

/** The first error of a node or region, else its first warning. */
export function worstProblem(problems: readonly Problem[], id: string): Problem | undefined {
  let found: Problem | undefined;
  for (const problem of problems) {
    if (problem.node !== id) continue;
    if (hasErrors([problem])) return problem;
    found ??= problem;
  }
  return found;
}
