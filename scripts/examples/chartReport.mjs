import { layout } from "./layout.mjs";

const PAGE = `<!doctype html>
<title>Electricity of Iowa</title>
<h1>Electricity of Iowa</h1>
\${item.text}
<ul>
\${item.rows.map((row) => "<li>" + row.source + ": " + row.total + " GWh in " + row.years + " years</li>").join("\\n")}
</ul>
`;

/** @param {(name: string) => string} dataSet */
export function chartReport(dataSet) {
  return {
    format: "vwmp/1",
    name: "Chart report",
    description: "Draws where the electricity of Iowa came from, year by year, and puts the picture and the totals into a page of HTML.",
    nodes: {
      file: {
        type: "read-file@1",
        name: "Electricity file",
        params: { file: { name: "iowa-electricity.csv", type: "text/csv", text: dataSet("iowa-electricity.csv") }, as: "csv" },
      },
      chart: {
        type: "chart@1",
        name: "Chart",
        params: {
          kind: "area",
          x: "year",
          y: "net_generation",
          colour: "source",
          title: "Net generation in Iowa, GWh",
          width: 720,
          name: "iowa",
        },
      },
      picture: { type: "file-text@1", name: "Picture" },
      totals: {
        type: "summarize@1",
        name: "By source",
        params: {
          by: ["source"],
          fields: [
            { op: "sum", field: "net_generation", as: "total" },
            { op: "count", as: "years" },
          ],
        },
      },
      ordered: { type: "sort@1", name: "Largest first", params: { by: [{ field: "total", order: "desc" }] } },
      largest: { type: "limit@1", name: "Largest", params: { count: 1 } },
      rows: { type: "aggregate@1", name: "All rows", params: { as: "rows" } },
      both: { type: "merge@1", name: "Picture and rows", params: { mode: "position" } },
      page: { type: "template@1", name: "Page", params: { text: PAGE } },
      report: { type: "make-file@1", name: "Report", params: { name: "iowa.html" } },
    },
    edges: [
      "file -> chart",
      "chart -> picture",
      "picture -> both.left",
      "file -> totals",
      "totals -> ordered",
      "ordered -> largest",
      "ordered -> rows",
      "rows -> both.right",
      "both -> page",
      "page -> report",
    ],
    tests: [{ name: "most came from coal and gas", expect: { largest: [{ source: "Fossil Fuels", total: 620_129, years: 17 }] } }],
    layout: layout({
      file: [0, 0],
      chart: [1, 0],
      picture: [2, 0],
      totals: [1, 1],
      ordered: [2, 1],
      largest: [3, 2],
      rows: [3, 1],
      both: [4, 0],
      page: [5, 0],
      report: [6, 0],
    }),
  };
}
