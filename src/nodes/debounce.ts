import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const debounceParams = {
  quiet: {
    kind: "duration",
    label: "Quiet for",
    help: "How long nothing may come, for example 500ms or 5s.",
    default: "1s",
    required: true,
  },
} as const satisfies Fields;

export const debounce = defineNode({
  type: "debounce",
  title: "Debounce",
  icon: "hourglass",
  category: "flow",
  aliases: ["settle", "burst", "quiet period", "last of", "coalesce", "wait until calm"],
  docs: {
    summary: "Passes on the last packet of a burst, once nothing has come for a while.",
    details:
      "Every packet that comes to it, from any of its edges, begins the quiet time anew. When that is over, the last packet leaves at `out`; those before it leave at `superseded`, each when its own time is over, and are lost where nothing is wired there. A single packet is the last of its burst. Bursts are told apart within one run, and within one round or instance of a region.",
    examples: [{ title: "One packet", params: { quiet: "5s" }, input: [{ a: 1 }], output: { out: [{ a: 1 }] } }],
  },
  effects: "read",
  mode: "once",
  policy: { join: "any", concurrency: 1000 },
  outputs: [
    { name: "out", label: "Out" },
    { name: "superseded", label: "Superseded" },
  ],
  params: debounceParams,
  summary: "quiet for {quiet}",
  run: lazyRun(async () => (await import("./run/lastOfBurst.ts")).lastOfBurst),
});
