import { differenceText, type Failure, type TestVerdict } from "#engine";

/** The verdicts on the tests of one file. */
export type TestSuite = { readonly file: string; readonly verdicts: readonly TestVerdict[] };

/**
 * The verdicts as JUnit XML, as CI servers read it: a `testsuite` for each file. Times are those of the runs' own clocks, in
 * seconds.
 */
export function junit(suites: readonly TestSuite[]): string {
  const all = suites.flatMap(({ verdicts }) => verdicts);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="vwmp test" ${counts(all)}>`,
    ...suites.flatMap(({ file, verdicts }) => [
      `  <testsuite name="${xmlText(file)}" ${counts(verdicts)}>`,
      ...verdicts.flatMap((verdict) => testcase(file, verdict)),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

function counts(verdicts: readonly TestVerdict[]): string {
  const failed = verdicts.filter(({ status }) => status === "failed").length;
  const time = verdicts.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return `tests="${verdicts.length}" failures="${failed}" errors="0" skipped="0" time="${seconds(time)}"`;
}

function testcase(file: string, { name, status, durationMs, differences, failures }: TestVerdict): string[] {
  const head = `    <testcase classname="${xmlText(file)}" name="${xmlText(name)}" time="${seconds(durationMs)}"`;
  if (status === "passed") return [`${head}/>`];
  const lines = [...differences.map(differenceText), ...failures.map(failureText)];
  return [`${head}>`, `      <failure message="${xmlText(lines[0] ?? "")}">${xmlText(lines.join("\n"))}</failure>`, "    </testcase>"];
}

/** A failure in one line: code, node, message and what to do. */
export function failureText({ code, node, message, hint }: Failure): string {
  return `${code}${node === undefined ? "" : ` at ${node}`}: ${message}${hint === undefined ? "" : ` ${hint}`}`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};

/** Text for an attribute or an element; what XML 1.0 cannot hold, half a surrogate pair too, becomes U+FFFD. */
function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"\n\t\r]/g, (character) => ENTITIES[character] as string);
}
