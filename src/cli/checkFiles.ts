import { hasErrors, type Problem, WorkflowEngine } from "#engine";
import { readSource } from "./readSource.ts";
import type { Terminal } from "./terminal.ts";

/** `vwmp check`: exit status 1 when a file has errors; warnings are printed and forgiven. */
export async function checkFiles(files: readonly string[], flags: { readonly json?: boolean }, terminal: Terminal): Promise<number> {
  const engine = new WorkflowEngine();
  const reports: { file: string; problems: readonly Problem[] }[] = [];
  for (const file of files) reports.push({ file, problems: engine.check(await readSource(file)) });
  const faulty = reports.filter(({ problems }) => hasErrors(problems));
  if (flags.json === true) terminal.result(`${JSON.stringify(reports, null, 2)}\n`);
  else {
    for (const { file, problems } of reports) for (const problem of problems) terminal.message(problemLine(file, problem, terminal));
    terminal.message(
      faulty.length === 0
        ? `${files.length} checked, no errors`
        : `${faulty.length} of ${files.length} files ${faulty.length === 1 ? "has" : "have"} errors`,
    );
  }
  return faulty.length === 0 ? 0 : 1;
}

/** `file:line: error code: message (at path)`. */
export function problemLine(file: string, problem: Problem, { colors }: Terminal): string {
  const place = problem.line === undefined ? file : `${file}:${problem.line}`;
  const severity = problem.severity === "error" ? colors.red("error") : colors.yellow("warning");
  const path = problem.path.length === 0 ? "" : colors.dim(` (at ${problem.path.join(".")})`);
  return `${place}: ${severity} ${problem.code}: ${problem.message}${path}`;
}
