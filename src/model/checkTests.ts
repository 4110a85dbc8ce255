import { parseDuration } from "./duration.ts";
import { own } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem, ProblemCode, Severity } from "./problem.ts";
import type { Workflow } from "./workflow.ts";
import type { WorkflowTest } from "./workflowTest.ts";

type Found = {
  readonly severity?: Severity;
  readonly code: ProblemCode;
  readonly path: readonly (string | number)[];
  readonly message: string;
};

/** Everything wrong with the tests of a workflow that their shape does not tell. */
export function checkTests(workflow: Workflow): Problem[] {
  const { tests } = workflow;
  if (tests === undefined || tests.length === 0) return [];
  const names = namesOf(workflow);
  return tests.flatMap((test, index) =>
    [...expectationProblems(test, names.outputs), ...timeProblems(test), ...pinProblems(test, names.ids)].map(
      ({ severity = "error", code, path, message }): Problem => ({
        code,
        severity,
        message: `Test “${test.name.slice(0, 80)}”: ${message}`,
        path: ["tests", index, ...path],
      }),
    ),
  );
}

type Names = { readonly ids: ReadonlySet<string>; readonly outputs: ReadonlySet<string> };

/** Ids, and what outputs may be called: by an id, or by the param `name` of a node. */
function namesOf({ nodes, regions }: Workflow): Names {
  const ids = new Set([...Object.keys(nodes), ...Object.keys(regions ?? {})]);
  const given = Object.values(nodes).flatMap((node) => own(node.params, "name") ?? []);
  return { ids, outputs: new Set([...ids, ...given.filter((name) => typeof name === "string")]) };
}

function expectationProblems({ expect, expectFailure }: WorkflowTest, outputs: ReadonlySet<string>): Found[] {
  if (expectFailure === false) return [bad(["expectFailure"], "“expectFailure” is false; leave it out, or write true.")];
  if (expect !== undefined && expectFailure !== undefined) {
    return [bad(["expectFailure"], "it has both “expect” and “expectFailure”; keep the one that is meant.")];
  }
  if (expectFailure !== undefined) return [];
  if (expect === undefined) {
    const message = "it does not say what to expect; add “expect: { OUTPUT: [items] }”, or “expectFailure: true”.";
    return [{ code: "missing-value", path: ["expect"], message }];
  }
  return Object.keys(expect).flatMap((name): Found[] => {
    const wanted: unknown = expect[name];
    const path = ["expect", name];
    if (wanted !== null && !Array.isArray(wanted)) {
      const message = `“${name.slice(0, 80)}” is ${kindOf(wanted)}; write the list of items, or null where the output must be absent.`;
      return [{ code: "wrong-type", path, message }];
    }
    if (outputs.has(name) || outputs.has(beforeDot(name))) return [];
    return [{ ...bad(path, `no output is called “${name.slice(0, 80)}”${didYouMean(name, outputs) || "."}`), severity: "warning" }];
  });
}

function timeProblems({ now, signals = [], cancelAt }: WorkflowTest): Found[] {
  const problems: Found[] = [];
  if (now !== undefined && Number.isNaN(Date.parse(now))) {
    problems.push(bad(["now"], `“${now.slice(0, 80)}” is not a date such as “2026-01-31T12:00:00Z”.`));
  }
  const durations = [...signals.map(({ at }, index) => [at, ["signals", index, "at"]] as const), [cancelAt, ["cancelAt"]] as const];
  for (const [value, path] of durations) {
    if (value === undefined || parseDuration(value) !== undefined) continue;
    problems.push(bad(path, `“${String(value).slice(0, 80)}” is not a length of time such as “5s”.`));
  }
  return problems;
}

function pinProblems({ pins }: WorkflowTest, ids: ReadonlySet<string>): Found[] {
  return Object.keys(pins ?? {}).flatMap((key): Found[] => {
    const id = beforeDot(key);
    if (ids.has(id)) return [];
    const message = `the pin “${key.slice(0, 80)}” names no node; pins are keyed “node.port”${didYouMean(id, ids) || "."}`;
    return [{ ...bad(["pins", key], message), severity: "warning" }];
  });
}

function bad(path: Found["path"], message: string): Found {
  return { code: "bad-value", path, message };
}

function beforeDot(name: string): string {
  return name.split(".", 1)[0] as string;
}
