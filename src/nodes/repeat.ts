import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";

const MOST = 100_000;

export const repeat = defineNode({
  type: "repeat",
  title: "Repeat",
  icon: "repeat",
  category: "flow",
  aliases: ["times", "duplicate", "thread split", "multiply", "one by one", "for each", "packets", "again"],
  docs: {
    summary: "Sends its items on several times, each time as a packet of its own.",
    details:
      "What hangs on it fires once for each packet: the examples show packets as lists inside the list. With **one packet for each item** it sends every item on alone, in order, instead. No packet at all — `0` times, or no items to send one by one — closes the port: what hangs on it is skipped. Sent several times, a packet without items stays a packet.\n\nTo run steps in order with a result, use a loop; to run them side by side and wait for all, a map.",
    examples: [
      {
        title: "Twice",
        params: { times: 2 },
        input: [{ a: 1 }, { a: 2 }],
        output: {
          out: [
            [{ a: 1 }, { a: 2 }],
            [{ a: 1 }, { a: 2 }],
          ],
        },
      },
      { title: "One by one", params: { each: true }, input: [{ a: 1 }, { a: 2 }], output: { out: [[{ a: 1 }], [{ a: 2 }]] } },
    ],
  },
  effects: "pure",
  mode: "once",
  emits: "packets",
  params: {
    times: {
      kind: "number",
      label: "Times",
      help: "May be worked out from the items, for example ${item.copies}.",
      default: 2,
      min: 0,
      max: MOST,
      integer: true,
      showIf: { param: "each", in: [false] },
    },
    each: { kind: "boolean", label: "One packet for each item", default: false },
  },
  summary: "{times} times",
  run({ items, params }) {
    if (params.each) return items.map((item) => [item]);
    const { times } = params;
    if (!Number.isInteger(times) || times < 0 || times > MOST) {
      throw new NodeError("bad-value", `It cannot repeat ${times} times.`, {
        param: "times",
        hint: `Give a whole number from 0 to ${MOST}.`,
      });
    }
    return Array.from({ length: times }, () => items);
  },
});
