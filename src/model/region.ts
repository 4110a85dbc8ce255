import type { Fields } from "./field.ts";
import type { JsonObject } from "./json.ts";
import type { Port } from "./nodeType.ts";
import type { NodePolicy } from "./workflow.ts";

export type RegionKind = "loop" | "map" | "try" | "exclusive";

/** A named set of nodes that acts as one node to the outside (L0). `nodes` may name other regions: they nest. */
export type Region = {
  readonly kind: RegionKind;
  readonly name?: string;
  readonly nodes: readonly string[];
  readonly params?: JsonObject;
  readonly optional?: boolean;
  readonly policy?: NodePolicy;
};

/** Everything about a kind of region but how it runs: forms, docs and checks are made from it. */
export type RegionDescription = {
  readonly kind: RegionKind;
  readonly title: string;
  readonly icon: string;
  readonly summary: string;
  readonly params: Fields;
};

/** What a region shows to the outside. All but `in` do not make it fire. */
export const REGION_INPUTS: readonly Port[] = [
  { name: "in" },
  { name: "add", label: "Add", optional: true },
  { name: "complete", label: "Complete", optional: true },
  { name: "cancel", label: "Cancel", optional: true },
];
export const REGION_OUTPUTS: readonly Port[] = [{ name: "out" }, { name: "cancelled", label: "Cancelled" }];

/** Where edges inside a region start: what enters a scope. */
export const BODY = "body";
/** Where edges inside a region end: the result of the scope, the end of the round, the end of the loop. */
export const SINKS = ["yield", "continue", "break"] as const;
export type Sink = (typeof SINKS)[number];

export const REGION_KINDS: Readonly<Record<RegionKind, RegionDescription>> = {
  loop: {
    kind: "loop",
    title: "Loop",
    icon: "repeat",
    summary: "Runs its nodes round after round; what reaches yield goes into the next round.",
    params: {
      times: { kind: "number", label: "Times", help: "So many rounds.", integer: true, min: 0 },
      over: { kind: "expression", label: "Over", help: "One round for each value of a list, in order.", placeholder: "${items}" },
      while: {
        kind: "expression",
        label: "While",
        help: "Looked at before each round, over what enters it.",
        placeholder: "${item.page < 10}",
        per: "round",
      },
      until: {
        kind: "expression",
        label: "Until",
        help: "Looked at after each round, over what it yielded.",
        placeholder: "${item.done}",
        per: "round",
      },
      initial: { kind: "expression", label: "First carried value", help: "loop.carried in the first round of a loop over a list." },
      limit: {
        kind: "number",
        label: "Most rounds",
        help: "One more fails the loop. Without it: 1,000 for while and until, and as many as asked for with times and over.",
        integer: true,
        min: 1,
      },
      output: {
        kind: "choice",
        label: "Output",
        help: "Without it: every round for a loop over a list, else the last.",
        options: [
          { value: "last", label: "What the last round yielded" },
          { value: "all", label: "What all rounds yielded" },
        ],
      },
    },
  },
  map: {
    kind: "map",
    title: "Map",
    icon: "layers",
    summary: "Runs its nodes once for each item, several at a time.",
    params: {
      over: {
        kind: "expression",
        label: "Over",
        help: "A list: one instance for each value. A number: so many instances.",
        default: "${items}",
      },
      batch: { kind: "number", label: "Items an instance", integer: true, min: 1, default: 1 },
      concurrency: { kind: "number", label: "Instances at a time", integer: true, min: 1, default: 4 },
      order: { kind: "boolean", label: "Keep the order", help: "Off: results stand in the order in which instances end.", default: true },
      onItemError: {
        kind: "choice",
        label: "When an instance fails",
        options: [
          { value: "fail", label: "Fail" },
          { value: "collect", label: "Collect the failures on the port error" },
          { value: "skip", label: "Leave it out" },
        ],
        default: "fail",
      },
      completeWhen: {
        kind: "expression",
        label: "Complete when",
        help: "So many instances (3), a share of them (“50%”), or a condition over item.done, item.failed and item.total.",
        placeholder: "${item.done >= 2}",
        per: "round",
      },
      rest: {
        kind: "choice",
        label: "The rest, once complete",
        options: [
          { value: "cancel", label: "Is cancelled" },
          { value: "continue", label: "Runs on, its results are dropped" },
        ],
        default: "cancel",
      },
      detached: { kind: "boolean", label: "Detached", help: "The flow goes on at once; the run lives until they end.", default: false },
    },
  },
  try: {
    kind: "try",
    title: "Try",
    icon: "shield",
    summary: "A failure inside cancels the rest of it and leaves by the port error.",
    params: {},
  },
  exclusive: {
    kind: "exclusive",
    title: "Exclusive",
    icon: "lock",
    summary: "Regions of the same name never run at the same time.",
    params: {
      name: { kind: "text", label: "Name", help: "Shared by the regions that exclude each other; the region's id without it." },
      interleave: {
        kind: "boolean",
        label: "One node at a time",
        help: "Its nodes run in any order that their edges allow, never two at once.",
        default: false,
      },
    },
  },
};
