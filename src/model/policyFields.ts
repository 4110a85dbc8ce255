import type { Fields } from "./field.ts";
import type { NodePolicy } from "./workflow.ts";

/** The states that a guard may name. */
export const GUARD_STATES = ["idle", "running", "waiting", "finished", "failed", "skipped", "cancelled"] as const;

const when = (param: string, ...values: readonly string[]) => ({ showIf: { param, in: values } });

/** The failure kinds that a retry may name. */
const RETRIED = "outside, timeout, user, budget or bug";

export type PolicySection = { readonly title: string; readonly fields: Fields };

export type PolicyPlace = {
  /** Ids of the nodes that may undo this one. */
  readonly nodes: readonly string[];
  readonly region: boolean;
  /** As it is: what only refines another part is shown with that part. */
  readonly policy: NodePolicy | undefined;
};

/**
 * How a node or region behaves beside what it does, as the form shows it: each field stands for one part of a `NodePolicy`;
 * `policyValues` and `setPolicyValue` translate.
 */
export function policySections({ nodes, region, policy }: PolicyPlace): readonly PolicySection[] {
  const guarded = { ...GUARDED, ...(policy?.guard === undefined ? {} : GUARDED_ELSE) };
  const shared = { ...PLACES, ...(policy?.pool === undefined ? {} : POOL_SIZE), ...LOCKS };
  const retried = { ...ATTEMPTS, ...(policy?.retry === undefined ? {} : RETRIES) };
  return [
    { title: "Starting", fields: { ...STARTING, ...guarded } },
    ...(region ? [] : [{ title: "Trying again", fields: retried }]),
    { title: "Limits and failure", fields: { ...ENDING, ...undoing(nodes) } },
    { title: "Sharing", fields: shared },
    ...(region ? [] : [{ title: "Reuse and resume", fields: KEEPING }]),
  ];
}

const STARTING: Fields = {
  join: {
    kind: "choice",
    label: "Start when",
    help: "What has to come in over several edges before it starts.",
    options: [
      { value: "", label: "As usual: all edges" },
      { value: "all", label: "All edges have brought something" },
      { value: "any", label: "Any edge brings something" },
      { value: "n", label: "So many edges have" },
      { value: "collect", label: "So many packets have come" },
    ],
  },
  joinN: { kind: "expression", label: "Edges", help: "A number, or an expression.", placeholder: "2", ...when("join", "n") },
  joinMode: {
    kind: "choice",
    label: "The other edges",
    options: [
      { value: "structured", label: "Are waited for before it starts again" },
      { value: "blocking", label: "Are held back until it is done" },
      { value: "cancelling", label: "Are cancelled" },
    ],
    default: "structured",
    ...when("join", "n"),
  },
  collect: { kind: "text", label: "Packets", help: "A number, or all.", placeholder: "all", ...when("join", "collect") },
};

const ATTEMPTS: Fields = {
  retryAttempts: { kind: "number", label: "Attempts", help: "In all, the first one included.", integer: true, min: 1, placeholder: "1" },
};

const RETRIES: Fields = {
  retryBackoff: {
    kind: "choice",
    label: "Between attempts",
    options: [
      { value: "", label: "As usual: the same time" },
      { value: "fixed", label: "Wait the same time" },
      { value: "exponential", label: "Wait twice as long each time" },
    ],
  },
  retryDelay: { kind: "duration", label: "Wait" },
  retryMaxDelay: { kind: "duration", label: "Wait at most", ...when("retryBackoff", "exponential") },
  retryOn: { kind: "texts", label: "Try again after", help: `Kinds of failure, such as ${RETRIED}; outside and timeout without it.` },
};

const ENDING: Fields = {
  timeoutActivation: { kind: "duration", label: "Time limit", help: "For all attempts together." },
  timeoutAttempt: { kind: "duration", label: "Time limit of an attempt" },
  timeoutWait: { kind: "duration", label: "Time limit of waiting", help: "For a signal or a place." },
  onError: {
    kind: "choice",
    label: "When it fails",
    options: [
      { value: "", label: "As usual: fail" },
      { value: "fail", label: "Fail" },
      { value: "skip", label: "Go on without it" },
      { value: "default", label: "Go on with a value" },
    ],
  },
  onErrorDefault: { kind: "json", label: "Value", help: "The items that stand for its output.", ...when("onError", "default") },
};

const PLACES: Fields = {
  concurrency: {
    kind: "number",
    label: "At a time",
    help: "Items, or activations where it takes all items at once.",
    integer: true,
    min: 1,
  },
  priority: { kind: "number", label: "Priority", help: "The higher goes first." },
  pool: { kind: "text", label: "Pool", help: "Nodes of a pool share its places." },
};

const POOL_SIZE: Fields = { poolSize: { kind: "number", label: "Places in the pool", integer: true, min: 1, placeholder: "6" } };

const LOCKS: Fields = {
  lock: { kind: "texts", label: "Locks", help: "What holds the same name never overlaps." },
};

const GUARDED: Fields = {
  guard: {
    kind: "list",
    label: "Only while",
    help: "It starts only while these nodes or regions are in one of the states.",
    itemLabel: "Guard",
    of: {
      node: { kind: "text", label: "Node", required: true },
      states: { kind: "texts", label: "States", help: GUARD_STATES.join(", "), required: true },
    },
  },
};

const GUARDED_ELSE: Fields = {
  guardElse: {
    kind: "choice",
    label: "Otherwise",
    options: [
      { value: "wait", label: "Wait" },
      { value: "skip", label: "Skip it" },
    ],
    default: "wait",
  },
};

const KEEPING: Fields = {
  cache: {
    kind: "choice",
    label: "Reuse results",
    options: [
      { value: "", label: "As usual: as its type says" },
      { value: "off", label: "Never" },
      { value: "ttl", label: "For a time" },
    ],
  },
  cacheTtl: { kind: "duration", label: "For", placeholder: "1h", ...when("cache", "ttl") },
  onInterrupt: {
    kind: "choice",
    label: "When the run was cut off in it",
    options: [
      { value: "", label: "As usual: as its type says" },
      { value: "rerun", label: "Do it again" },
      { value: "ask", label: "Ask" },
    ],
  },
};

const undoing = (nodes: readonly string[]): Fields => ({
  compensate: {
    kind: "choice",
    label: "Undone by",
    help: "The node that undoes this one when what is around it fails.",
    options: [{ value: "", label: "Nothing" }, ...nodes.map((id) => ({ value: id, label: id }))],
  },
});
