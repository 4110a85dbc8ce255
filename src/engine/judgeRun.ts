import type { Failure } from "../model/failure.ts";
import { own } from "../model/json.ts";
import type { TestDifference } from "../model/testVerdict.ts";
import type { FailurePattern, WorkflowTest } from "../model/workflowTest.ts";
import { differences } from "./differences.ts";
import type { RunResult } from "./run.ts";

/** Where a run is not what its test expects; empty when the test has passed. */
export function judgeRun(test: WorkflowTest, result: RunResult): readonly TestDifference[] {
  const { expect = {}, expectFailure, cancelAt } = test;
  if (expectFailure !== undefined) return failureDifferences(expectFailure === true ? {} : expectFailure || {}, result);
  const wanted = cancelAt === undefined ? ["succeeded", "partial"] : ["cancelled"];
  if (!wanted.includes(result.status)) return [{ path: "status", expected: wanted[0] as string, found: result.status }];
  return Object.keys(expect).flatMap((name) => differences(name, own(expect, name) ?? undefined, own(result.outputs, name)));
}

/** Of a run that failed otherwise, the failure that comes nearest is told. */
function failureDifferences(pattern: FailurePattern, { status, failures }: RunResult): readonly TestDifference[] {
  if (status !== "failed") return [{ path: "status", expected: "failed", found: status }];
  const misfits = failures.map((failure, index) => patternDifferences(pattern, failure, `failures[${index}]`));
  return misfits.reduce((nearest, next) => (next.length < nearest.length ? next : nearest), misfits[0] ?? []);
}

function patternDifferences({ code, node, message }: FailurePattern, failure: Failure, path: string): TestDifference[] {
  const fits = message === undefined || failure.message.includes(message);
  return [
    ...(code === undefined ? [] : differences(`${path}.code`, code, failure.code)),
    ...(node === undefined ? [] : differences(`${path}.node`, node, failure.node)),
    ...(fits ? [] : differences(`${path}.message`, message, failure.message)),
  ];
}
