import { defineNode } from "../model/defineNode.ts";
import { eventItems } from "./support/eventItems.ts";

export const urlParameter = defineNode({
  type: "url-parameter",
  title: "URL parameter",
  icon: "link",
  category: "start",
  aliases: ["query string", "search params", "address", "deep link", "query", "url"],
  docs: {
    summary: "Starts with the query parameters of the studio's address.",
    details:
      "It emits one item with a text for each parameter behind the `?` of the page's address, decoded; a name that stands there several times has a list of texts. A run that no event began emits its **sample**.",
    examples: [
      {
        title: "Tried with a sample",
        params: { sample: { customer: "42", tag: ["new", "vip"] } },
        output: { out: [{ customer: "42", tag: ["new", "vip"] }] },
      },
    ],
  },
  mode: "once",
  trigger: true,
  event: "address",
  inputs: [],
  outputs: [{ name: "out", kind: "object" }],
  params: {
    sample: { kind: "json", label: "Sample", help: "The parameters of a run for which the address has none.", default: {} },
  },
  summary: "with the address of the page",
  run: ({ params, run }) => eventItems(run.input, params.sample),
});
