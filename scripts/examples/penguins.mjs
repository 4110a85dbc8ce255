import { layout } from "./layout.mjs";

const PLACES = layout({
  file: [0, 1],
  birds: [1, 1],
  weighed: [2, 1],
  weight: [3, 1],
  heavy: [4, 0],
  medium: [4, 1],
  light: [4, 2],
  unknown: [4, 3],
  together: [5, 1],
  table: [6, 1],
  ordered: [7, 1],
});

/** @param {(name: string) => string} dataSet */
export function penguins(dataSet) {
  return {
    format: "vwmp/1",
    name: "Penguins by size",
    description: "Sends 344 penguins down branches: first those that were not weighed, then by weight, and brings them together again.",
    config: { heavy: 5000, medium: 4000 },
    nodes: {
      file: {
        type: "read-file@1",
        name: "Penguins file",
        params: {
          file: { name: "penguins.json", type: "application/json", text: `${JSON.stringify(JSON.parse(dataSet("penguins.json")))}\n` },
        },
      },
      birds: { type: "json-parse@1", name: "Birds" },
      weighed: { type: "if@1", name: "Weighed?", params: { where: '${item["Body Mass (g)"] !== null}' } },
      weight: {
        type: "switch@1",
        name: "Weight",
        params: {
          rules: [
            { port: "heavy", where: '${item["Body Mass (g)"] >= config.heavy}' },
            { port: "medium", where: '${item["Body Mass (g)"] >= config.medium}' },
          ],
        },
      },
      heavy: { type: "edit-fields@1", name: "Heavy", params: { fields: [{ name: "size", value: "heavy" }] } },
      medium: { type: "edit-fields@1", name: "Medium", params: { fields: [{ name: "size", value: "medium" }] } },
      light: { type: "edit-fields@1", name: "Light", params: { fields: [{ name: "size", value: "light" }] } },
      unknown: { type: "edit-fields@1", name: "Not weighed", params: { fields: [{ name: "size", value: "unknown" }] } },
      together: {
        type: "merge@1",
        name: "All again",
        notes: "It waits for every branch that can still arrive; a branch without birds is skipped and does not hold it up.",
      },
      table: {
        type: "summarize@1",
        name: "Species and size",
        params: {
          by: ["Species", "size"],
          fields: [
            { op: "count", as: "birds" },
            { op: "average", field: "Body Mass (g)", as: "mass" },
            { op: "count-distinct", field: "Island", as: "islands" },
          ],
        },
      },
      ordered: { type: "sort@1", name: "In order", params: { by: [{ field: "Species" }, { field: "birds", order: "desc" }] } },
    },
    edges: [
      "file -> birds",
      "birds -> weighed",
      "weighed.true -> weight",
      "weighed.false -> unknown",
      "weight.heavy -> heavy",
      "weight.medium -> medium",
      "weight.fallback -> light",
      "heavy -> together.left",
      "medium -> together.left",
      "light -> together.right",
      "unknown -> together.right",
      "together -> table",
      "table -> ordered",
    ],
    layout: PLACES,
  };
}
