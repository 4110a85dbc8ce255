import type { Failure } from "./failure.ts";
import type { Json } from "./json.ts";

/** One place where a run is not what its test expects; a side left out: there is nothing. */
export type TestDifference = {
  /** From the name of the output, for example `totals[0].total`; `status` and `failures[0].code` speak of the run. */
  readonly path: string;
  readonly expected?: Json;
  readonly found?: Json;
};

/** What came of one test of a workflow; plain data. */
export type TestVerdict = {
  readonly name: string;
  readonly status: "passed" | "failed";
  readonly differences: readonly TestDifference[];
  /** Those of the run, or why there was none that ended. */
  readonly failures: readonly Failure[];
  /** How long the run took by its own clock. */
  readonly durationMs: number;
  readonly runId: string;
};

const LONGEST_VALUE = 120;

/** A difference in one line. */
export function differenceText({ path, expected, found }: TestDifference): string {
  return `${path}: expected ${valueText(expected)}, found ${valueText(found)}`;
}

function valueText(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 1)}…` : text;
}
