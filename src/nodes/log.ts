import { defineNode } from "../model/defineNode.ts";
import { toText } from "./support/toText.ts";

export const log = defineNode({
  type: "log",
  title: "Log",
  icon: "scroll-text",
  category: "flow",
  aliases: ["print", "debug", "console", "trace", "echo"],
  docs: {
    summary: "Writes a line into the run log for each item and passes the items on.",
    details:
      "Lines appear in the run log of the studio and of `vwmp run`. After **at most** lines it says how many items it left out, so that a large packet doesn't flood the log. The items go on unchanged.",
    examples: [
      {
        title: "Say what passes",
        params: { message: "order ${item.id}", attach: false },
        input: [{ id: 7 }, { id: 8 }],
        output: { out: [{ id: 7 }, { id: 8 }] },
      },
    ],
  },
  mode: "once",
  params: {
    message: {
      kind: "text",
      label: "Message",
      help: "Worked out for each item, for example order ${item.id}.",
      default: "item",
      per: "item",
    },
    attach: { kind: "boolean", label: "Attach the item", help: "The line carries the whole item as data.", default: true },
    limit: { kind: "number", label: "At most", help: "Lines for one packet.", default: 1000, min: 0, integer: true },
  },
  summary: "{message}",
  run({ items, params, log }) {
    const count = Math.min(items.length, params.limit);
    for (let index = 0; index < count; index += 1) {
      const item = items[index] as (typeof items)[number];
      const message = toText(params.message(item, index));
      if (params.attach) log(message, item);
      else log(message);
    }
    if (count < items.length) log(`… and ${items.length - count} more items`);
    return items;
  },
});
