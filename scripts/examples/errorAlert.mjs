import { layout } from "./layout.mjs";

/** What happens when a run fails, in the same file. */
export function errorAlert() {
  return {
    format: "vwmp/1",
    name: "Tell somebody when it fails",
    description:
      "A check of stock that fails when something is missing, and a branch that a failed run begins: once, with what went wrong.",
    nodes: {
      stock: {
        type: "manual@1",
        name: "Stock",
        params: {
          items: [
            { part: "wheel", count: 4 },
            { part: "axle", count: 0 },
          ],
        },
      },
      enough: {
        type: "assert@1",
        name: "Something of each",
        params: { that: "${item.count > 0}", message: "There is no ${item.part} left" },
      },
      order: { type: "template@1", name: "Build", params: { text: "Build with ${item.count} of ${item.part}" } },
      failed: { type: "error@1", name: "When a run fails" },
      alert: {
        type: "template@1",
        name: "Message",
        params: { text: "The workflow “${item.workflow}” failed at ${item.node}: ${item.message}" },
      },
    },
    edges: ["stock -> enough", "enough -> order", "failed -> alert"],
    tests: [{ name: "what is missing fails the run by name", expectFailure: { node: "enough", message: "There is no axle left" } }],
    layout: layout({ stock: [0, 0], enough: [1, 0], order: [2, 0], failed: [0, 1], alert: [1, 1] }),
  };
}
