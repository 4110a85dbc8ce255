import { parseDuration } from "./duration.ts";
import { type InputRecord, type Json, type JsonObject, own } from "./json.ts";
import { kindOf } from "./kindOf.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem, ProblemCode, Severity } from "./problem.ts";
import type { Duration, Workflow } from "./workflow.ts";
import type { Shape } from "./workflowSchema.ts";

/** A failure with this code, of this node, with this text in its message; what is left out may be anything. */
export type FailurePattern = { readonly code?: string; readonly node?: string; readonly message?: string };

/** A signal that a test sends, so long after the start. */
export type TestSignal = { readonly name: string; readonly at: Duration; readonly data?: Json };

/** A test in a workflow file: a run of the whole workflow without the outside world, and what must come of it. */
export type WorkflowTest = {
  readonly name: string;
  readonly parameters?: JsonObject;
  /** The items the sources get. */
  readonly input?: readonly Json[];
  /** Put over the pins of the workflow. */
  readonly pins?: InputRecord<readonly Json[]>;
  /** 1 when left out. */
  readonly seed?: number;
  /** ISO text: when the run starts; 2000-01-01T00:00:00Z when left out. */
  readonly now?: string;
  readonly signals?: readonly TestSignal[];
  /** Cancels the run so long after the start; what is expected is then looked for in a cancelled run. */
  readonly cancelAt?: Duration;
  /** Items by output; null: the output must be absent. Outputs that are not named are not looked at. */
  readonly expect?: InputRecord<readonly Json[] | null>;
  /** The run must fail; with a pattern, so that a failure fits it. */
  readonly expectFailure?: boolean | FailurePattern;
};

const TEXT: Shape = { type: "string" };
const DURATION: Shape = { anyOf: [TEXT, { type: "number" }] };
const ITEMS: Shape = { type: "array", items: {} };

/** What an entry of `tests` looks like in the file. */
export const WORKFLOW_TEST: Shape = {
  type: "object",
  properties: {
    name: TEXT,
    parameters: { type: "object" },
    input: ITEMS,
    pins: { type: "object", additionalProperties: ITEMS },
    seed: { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    now: TEXT,
    signals: {
      type: "array",
      items: { type: "object", properties: { name: TEXT, at: DURATION, data: {} }, required: ["name", "at"], additionalProperties: false },
    },
    cancelAt: DURATION,
    expect: { type: "object" },
    expectFailure: {
      anyOf: [
        { type: "boolean" },
        { type: "object", properties: { code: TEXT, node: TEXT, message: TEXT }, required: [], additionalProperties: false },
      ],
    },
  },
  required: ["name"],
  additionalProperties: false,
};

type Found = {
  readonly severity?: Severity;
  readonly code: ProblemCode;
  readonly path: readonly (string | number)[];
  readonly message: string;
};

/** Everything wrong with the tests of a workflow that their shape does not tell. */
export function testProblems(workflow: Workflow): Problem[] {
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
