import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const stateParams = {
  op: {
    kind: "choice",
    label: "Operation",
    options: [
      { value: "get", label: "Get" },
      { value: "set", label: "Set" },
      { value: "increment", label: "Increment" },
      { value: "delete", label: "Delete" },
    ],
    default: "get",
  },
  key: {
    kind: "text",
    label: "Key",
    help: "The name the value is kept under, for all workflows here.",
    placeholder: "last-id",
    required: true,
  },
  value: { kind: "expression", label: "Value", default: "${item}", showIf: { param: "op", in: ["set"] } },
  by: { kind: "number", label: "By", default: 1, showIf: { param: "op", in: ["increment"] } },
  fallback: {
    kind: "json",
    label: "When nothing is kept",
    help: "What Get gives then, and where Increment begins (0 for null).",
    default: null,
    showIf: { param: "op", in: ["get", "increment"] },
  },
  as: { kind: "text", label: "Into field", help: "Empty: the value becomes the item.", default: "value" },
} as const satisfies Fields;

export const state = defineNode({
  type: "state",
  title: "Key-value state",
  icon: "database",
  category: "data",
  aliases: ["remember", "store", "counter", "key value", "static data", "persist", "cache", "memory", "last run"],
  docs: {
    summary: "Keeps values by key from run to run.",
    details:
      "**Get** gives the value kept, **Set** keeps one, **Increment** adds to a number in one step, so that runs side by side never count the same twice, **Delete** forgets it and gives what was kept, `null` for nothing. The value goes into a field of the item. Keys are shared by all workflows here. The command line keeps state beside the runs of `--store`; without it state lasts as long as the process.",
    examples: [
      {
        title: "Count items",
        params: { op: "increment", key: "seen", as: "number" },
        input: [{ id: "a" }, { id: "b" }],
      },
      {
        title: "Get what is not kept yet",
        params: { key: "cursor", fallback: 0, as: "cursor" },
        input: [{ id: 1 }],
        output: { out: [{ id: 1, cursor: 0 }] },
      },
    ],
  },
  effects: "write",
  readsWhen: { param: "op", in: ["get"] },
  params: stateParams,
  summary: "{op} {key}",
  run: lazyRun(async () => (await import("./run/useState.ts")).useState),
});
