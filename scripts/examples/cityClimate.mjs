import { layout } from "./layout.mjs";

/**
 * The same steps for each city, several at once.
 *
 * @param {(name: string) => string} dataSet
 */
export function cityClimate(dataSet) {
  const rows = dataSet("weather.csv").trim().split(/\r?\n/);
  const some = [rows[0], ...rows.slice(1).filter((_, at) => at % 8 === 0)].map((line) => line.split(",").slice(0, 5).join(","));
  return {
    format: "vwmp/1",
    name: "Climate of each city",
    description: "Splits measurements by city and works out a year's climate for each, two cities at a time.",
    nodes: {
      data: { type: "csv-parse@1", name: "Weather", params: { text: `${some.join("\n")}\n` } },
      cities: {
        type: "summarize@1",
        name: "Days of a city",
        params: { by: ["location"], fields: [{ field: "temp_max", op: "list", as: "highs" }] },
      },
      warmest: {
        type: "edit-fields@1",
        name: "Warmest and mean",
        params: {
          keep: "only",
          fields: [
            { name: "city", value: "${item.location}" },
            { name: "warmest", value: "${max(item.highs)}" },
            { name: "mean", value: "${round(sum(item.highs) / item.highs.length, 1)}" },
          ],
        },
      },
      ordered: { type: "sort@1", name: "Warmest first", params: { by: [{ field: "warmest", order: "desc" }] } },
    },
    edges: ["data -> cities", "cities -> each", "each.body -> warmest", "warmest -> each.yield", "each.out -> ordered"],
    regions: { each: { kind: "map", nodes: ["warmest"], params: { over: "${items}", concurrency: 2 } } },
    layout: layout({ data: [0, 0], cities: [1, 0], warmest: [2, 0], ordered: [4, 0] }),
  };
}
