import type { Problem } from "./problem.ts";
import type { TextDocument } from "./textDocument.ts";

/** The problems, each with the line of its path in the text; those that know their line keep it. */
export function withLines(problems: readonly Problem[], lineOf: TextDocument["lineOf"]): Problem[] {
  return problems.map((problem) => {
    const line = problem.line ?? lineOf(problem.path);
    return line === undefined || line === problem.line ? problem : { ...problem, line };
  });
}
