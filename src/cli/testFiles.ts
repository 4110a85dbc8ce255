import { differenceText, hasErrors, type Problem, type TestVerdict, WorkflowEngine } from "#engine";
import { problemLine } from "./checkFiles.ts";
import { cliHost } from "./cliHost.ts";
import { failureText, junit } from "./junit.ts";
import { readSource } from "./readSource.ts";
import type { Terminal } from "./terminal.ts";
import { writeText } from "./writeText.ts";

export type TestFlags = { readonly json?: boolean; readonly junit?: string; readonly allowCode?: boolean };

type Report = { readonly file: string; readonly problems: readonly Problem[]; readonly verdicts: readonly TestVerdict[] };

const MOST_LINES = 20;

/** `vwmp test`: exit status 1 when a test failed or a file has errors; a file without tests is told of and forgiven. */
export async function testFiles(files: readonly string[], flags: TestFlags, terminal: Terminal): Promise<number> {
  const engine = new WorkflowEngine({ host: cliHost({}), allow: { code: flags.allowCode === true } });
  const reports: Report[] = [];
  for (const file of files) {
    const text = await readSource(file);
    const report = { file, problems: engine.check(text), verdicts: await engine.test(text) };
    reports.push(report);
    if (flags.json !== true) tell(report, files.length > 1, terminal);
  }
  if (flags.json === true) terminal.result(`${JSON.stringify(reports.map(machineReadable), null, 2)}\n`);
  else terminal.result(`${summary(reports)}\n`);
  if (flags.junit !== undefined) await writeText(flags.junit, junit(reports.map(named)));
  return reports.every(passed) ? 0 : 1;
}

function passed({ verdicts }: Report): boolean {
  return verdicts.every(({ status }) => status === "passed");
}

function tell({ file, problems, verdicts }: Report, several: boolean, terminal: Terminal): void {
  for (const problem of problems) terminal.message(problemLine(file, problem, terminal));
  if (hasErrors(problems)) return terminal.message(`${file} has errors, so its tests did not run`);
  if (verdicts.length === 0) return terminal.message(`${file} has no tests`);
  const lines = [...(several ? [file] : []), ...verdicts.flatMap(verdictLines)];
  terminal.result(`${lines.join("\n")}\n`);
}

function verdictLines({ name, status, differences, failures }: TestVerdict): string[] {
  if (status === "passed") return [`✓ ${name}`];
  const told = [...differences.map(differenceText), ...failures.map(failureText)];
  const more = told.length > MOST_LINES ? [`and ${told.length - MOST_LINES} more`] : [];
  return [`✗ ${name}`, ...[...told.slice(0, MOST_LINES), ...more].map((line) => `    ${line.replaceAll("\n", "\n    ")}`)];
}

function summary(reports: readonly Report[]): string {
  const verdicts = reports.filter(({ problems }) => !hasErrors(problems)).flatMap((report) => report.verdicts);
  const faulty = reports.filter(({ problems }) => hasErrors(problems)).length;
  const failed = verdicts.filter(({ status }) => status === "failed").length;
  return [
    `${verdicts.length} ${verdicts.length === 1 ? "test" : "tests"}`,
    `${verdicts.length - failed} passed`,
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(faulty === 0 ? [] : [`${faulty} ${faulty === 1 ? "file" : "files"} with errors`]),
  ].join(", ");
}

function machineReadable({ file, problems, verdicts }: Report): object {
  return { file, problems, tests: verdicts };
}

/** The verdict on a file that cannot be read has no name of its own. */
function named({ file, verdicts }: Report): { file: string; verdicts: readonly TestVerdict[] } {
  return { file, verdicts: verdicts.map((verdict) => (verdict.name === "" ? { ...verdict, name: file } : verdict)) };
}
