import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const rememberDuplicatesParams = {
  name: {
    kind: "text",
    label: "Memory",
    help: "Its name; nodes with the same name share what they remember, in all workflows here.",
    placeholder: "orders",
    required: true,
  },
  by: {
    kind: "texts",
    label: "By",
    namesField: true,
    help: "The fields to compare, for example id. Without any, whole items.",
    placeholder: "id",
    default: [],
  },
  most: {
    kind: "number",
    label: "Remember at most",
    help: "Items; behind that the oldest are forgotten.",
    default: 10_000,
    min: 1,
    max: 200_000,
    integer: true,
  },
  forgetAfter: {
    kind: "duration",
    label: "Forget after",
    help: "How long an item counts as seen. Empty: for ever.",
    placeholder: "30d",
  },
} as const satisfies Fields;

export const rememberDuplicates = defineNode({
  type: "remember-duplicates",
  title: "Remember duplicates",
  icon: "history",
  category: "items",
  aliases: ["remove duplicates across runs", "only new", "new items", "dedupe", "seen before", "since last run", "incremental"],
  docs: {
    summary: "Lets through the items that neither this run nor one before has seen.",
    details:
      'Items are equal as in remove duplicates: by the fields named, deeply, `1` and `"1"` differ, missing equals `null`. What is new leaves at `new`, the rest at `seen`; both ports get a packet, an empty one too. What is kept are digests, not the items. An item is remembered when it is let through, whatever happens to it later; an attempt that is repeated, and a run that goes on after an interruption, let the same items through again. To begin anew, choose another name.',
    examples: [
      {
        title: "Only new articles",
        params: { name: "articles", by: ["link"] },
        input: [
          { link: "/a", title: "A" },
          { link: "/b", title: "B" },
          { link: "/a", title: "A again" },
        ],
        output: {
          new: [
            { link: "/a", title: "A" },
            { link: "/b", title: "B" },
          ],
          seen: [{ link: "/a", title: "A again" }],
        },
      },
    ],
  },
  effects: "write",
  mode: "once",
  outputs: [
    { name: "new", label: "New" },
    { name: "seen", label: "Seen before" },
  ],
  params: rememberDuplicatesParams,
  summary: "in {name} by {by}",
  run: lazyRun(async () => (await import("./run/partSeen.ts")).partSeen),
});
