import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const chartParams = {
  kind: {
    kind: "choice",
    label: "Chart",
    options: [
      { value: "bar", label: "Bars" },
      { value: "line", label: "Lines" },
      { value: "area", label: "Areas" },
      { value: "scatter", label: "Points" },
      { value: "histogram", label: "Histogram" },
      { value: "pie", label: "Pie" },
    ],
    default: "bar",
  },
  x: {
    kind: "text",
    label: "X",
    namesField: true,
    help: "The field along the bottom; the parts of a pie.",
    placeholder: "month",
    required: true,
  },
  y: {
    kind: "text",
    label: "Y",
    namesField: true,
    help: "The field of the values. Empty for bars and pie: how many items.",
    placeholder: "total",
    default: "",
    showIf: { param: "kind", in: ["bar", "line", "area", "scatter", "pie"] },
  },
  colour: {
    kind: "text",
    label: "Colour",
    namesField: true,
    help: "The field that parts the items into series.",
    default: "",
    showIf: { param: "kind", in: ["bar", "line", "area", "scatter", "histogram"] },
  },
  bins: { kind: "number", label: "Bins", default: 20, min: 1, max: 200, integer: true, showIf: { param: "kind", in: ["histogram"] } },
  title: { kind: "text", label: "Title", default: "" },
  width: { kind: "number", label: "Width", default: 640, min: 50, max: 4000, integer: true },
  height: { kind: "number", label: "Height", default: 360, min: 50, max: 4000, integer: true },
  format: {
    kind: "choice",
    label: "Format",
    options: [
      { value: "svg", label: "SVG" },
      { value: "png", label: "PNG (in the studio only)" },
    ],
    default: "svg",
  },
  name: { kind: "text", label: "File name", help: "The ending is added.", placeholder: "sales", default: "chart" },
} as const satisfies Fields;

export const chart = defineNode({
  type: "chart",
  title: "Chart",
  icon: "chart-column",
  category: "data",
  aliases: ["plot", "graph", "diagram", "bar chart", "line chart", "pie chart", "histogram", "scatter", "visualize", "vega", "svg"],
  docs: {
    summary: "Draws all items as one chart: bars, lines, areas, points, a histogram or a pie.",
    details:
      "It emits one file. Numbers and dates such as `2024-05-01` get an axis of their own kind, all else stands in order of first appearance; bars show each value of **X** by itself, and lie where **X** is a number and **Y** a text. Bars and areas of several series are stacked. Times are in UTC. Items without a value are left out.\n\nA value that is no number where one is needed fails with `not-a-number`, no values at all with `no-data`, over 50,000 items with `too-many`. The same items give the same SVG in every place; PNG needs the studio (`needs-studio` elsewhere).",
    examples: [
      {
        title: "Bars of totals",
        params: { x: "country", y: "total", title: "Totals" },
        input: [
          { country: "DE", total: 420 },
          { country: "FR", total: 80 },
        ],
      },
      {
        title: "A line for each city",
        params: { kind: "line", x: "date", y: "rain", colour: "city" },
        input: [
          { date: "2024-01-01", rain: 3, city: "Oslo" },
          { date: "2024-01-02", rain: 5, city: "Oslo" },
          { date: "2024-01-01", rain: 8, city: "Bergen" },
          { date: "2024-01-02", rain: 7, city: "Bergen" },
        ],
      },
    ],
  },
  mode: "once",
  outputs: [{ name: "out", kind: "file" }],
  params: chartParams,
  summary: "{kind} of {y} by {x}",
  run: lazyRun(async () => (await import("./run/drawChart.ts")).drawChart),
});
