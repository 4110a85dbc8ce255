import type { InputRecord, Json, JsonObject } from "./json.ts";
import type { Duration } from "./workflow.ts";
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
