/** Four columns 280 apart, three rows 140 apart: readable as soon as it is opened. */
const COLUMNS = 280;
const ROWS = 140;
const PLACES = {
  nodes: {
    file: [0, 0],
    days: [COLUMNS, 0],
    plausible: [2 * COLUMNS, 0],
    tidy: [3 * COLUMNS, 0],
    monthly: [0, ROWS],
    wettest: [COLUMNS, ROWS],
    top: [2 * COLUMNS, ROWS],
    report: [3 * COLUMNS, ROWS],
    skies: [0, 2 * ROWS],
    kinds: [COLUMNS, 2 * ROWS],
  },
};

const results = {
  report: {
    type: "edit-fields@1",
    name: "Report",
    params: {
      fields: [
        { name: "city", value: "${item.city}" },
        { name: "month", value: "${item.month}" },
        { name: "days", value: "${item.days}" },
        { name: "temperature", value: "${Math.round(item.temperature * 10) / 10}" },
        { name: "rain", value: "${Math.round(item.rain * 10) / 10}" },
        {
          name: "sentence",
          value:
            "${item.city}, ${item.month}: ${Math.round(item.rain)} mm of rain in ${item.days} days, ${Math.round(item.temperature)} °C on average.",
        },
      ],
      keep: "only",
    },
  },
  skies: {
    type: "summarize@1",
    name: "Each weather",
    params: {
      by: ["city", "weather"],
      fields: [
        { op: "count", as: "days" },
        { op: "average", field: "mean", as: "temperature" },
      ],
    },
  },
  kinds: {
    type: "edit-fields@1",
    name: "Kinds of weather",
    params: { fields: [{ name: "temperature", value: "${Math.round(item.temperature * 10) / 10}" }] },
  },
};

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
            { name: "mean", value: "${Math.round((item.temp_max + item.temp_min) * 50) / 100}" },
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
      top: { type: "limit@1", name: "Top months", params: { count: "${parameters.months}" } },
      ...results,
    },
    edges: [
      "file -> days",
      "days -> plausible",
      "plausible.kept -> tidy",
      "tidy -> monthly",
      "monthly -> wettest",
      "wettest -> top",
      "top -> report",
      "tidy -> skies",
      "skies -> kinds",
    ],
    layout: PLACES,
  };
}
