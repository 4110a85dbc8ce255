import { layout } from "./layout.mjs";

const PLACES = layout({
  file: [0, 0],
  days: [1, 0],
  plausible: [2, 0],
  tidy: [3, 0],
  monthly: [4, 0],
  wettest: [5, 0],
  top: [6, 0],
  report: [7, 0],
  kinds: [4, 1],
});

/** @param {(name: string) => string} dataSet */
export function weatherReport(dataSet) {
  return {
    format: "vwmp/1",
    name: "Weather report",
    description: "Cleans four years of daily weather in Seattle and New York, 2,922 rows of CSV, and tells which months were the wettest.",
    parameters: { months: { kind: "number", label: "Months to report", default: 10, min: 1, max: 96, integer: true } },
    nodes: {
      file: {
        type: "read-file@1",
        name: "Weather file",
        notes: "The file is kept inside the workflow: pick another one to report on it.",
        params: { file: { name: "weather.csv", type: "text/csv", text: dataSet("weather.csv") } },
      },
      days: { type: "csv-parse@1", name: "Days" },
      plausible: {
        type: "filter@1",
        name: "Plausible days",
        notes: "What measures nonsense leaves at the port dropped.",
        params: { where: "${item.temp_max >= item.temp_min && item.precipitation >= 0}" },
      },
      tidy: {
        type: "edit-fields@1",
        name: "Month and mean",
        params: {
          fields: [
            { name: "city", value: "${item.location}" },
            { name: "month", value: "${item.date.slice(0, 7)}" },
            { name: "mean", value: "${(item.temp_max + item.temp_min) / 2}" },
            { name: "rain", value: "${item.precipitation}" },
            { name: "weather", value: "${item.weather}" },
          ],
          keep: "only",
        },
      },
      monthly: {
        type: "summarize@1",
        name: "Each month",
        params: {
          by: ["city", "month"],
          fields: [
            { op: "count", as: "days" },
            { op: "average", field: "mean", as: "temperature" },
            { op: "sum", field: "rain", as: "rain" },
          ],
        },
      },
      wettest: { type: "sort@1", name: "Wettest first", params: { by: [{ field: "rain", order: "desc" }, { field: "month" }] } },
      top: { type: "limit@1", name: "The wettest months", params: { count: "${parameters.months}" } },
      report: {
        type: "template@1",
        name: "Report",
        params: {
          text: "${item.city}, ${item.month}: ${Math.round(item.rain)} mm of rain in ${item.days} days, ${Math.round(item.temperature)} °C on average.",
          as: "sentence",
        },
      },
      kinds: {
        type: "summarize@1",
        name: "Kinds of weather",
        params: {
          by: ["city", "weather"],
          fields: [
            { op: "count", as: "days" },
            { op: "average", field: "mean", as: "temperature" },
          ],
        },
      },
    },
    edges: [
      "file -> days",
      "days -> plausible",
      "plausible.kept -> tidy",
      "tidy -> monthly",
      "monthly -> wettest",
      "wettest -> top",
      "top -> report",
      "tidy -> kinds",
    ],
    layout: PLACES,
  };
}
