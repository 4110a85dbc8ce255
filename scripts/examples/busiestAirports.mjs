import { layout } from "./layout.mjs";

/** @param {(name: string) => string} dataSet */
export function busiestAirports(dataSet) {
  return {
    format: "vwmp/1",
    name: "Busiest airports",
    description:
      "Counts the flights of 5,366 routes in the United States in 2008 for each airport, and looks up its name and city in a second file.",
    parameters: { airports: { kind: "number", label: "Airports to list", default: 20, min: 1, integer: true } },
    nodes: {
      routes: {
        type: "read-file@1",
        name: "Routes file",
        params: { file: { name: "flights-airport.csv", type: "text/csv", text: dataSet("flights-airport.csv") } },
      },
      flights: { type: "csv-parse@1", name: "Flights" },
      departures: {
        type: "summarize@1",
        name: "Departures",
        params: {
          by: ["origin"],
          fields: [
            { op: "sum", field: "count", as: "flights" },
            { op: "count", as: "destinations" },
          ],
        },
      },
      airfile: {
        type: "read-file@1",
        name: "Airports file",
        params: { file: { name: "airports.csv", type: "text/csv", text: firstColumns(dataSet("airports.csv")) } },
      },
      airports: { type: "csv-parse@1", name: "Airports", params: { types: "text" } },
      named: {
        type: "merge@1",
        name: "Name the airports",
        notes: "A left join: airports that the second file does not know stay, without a name.",
        params: { mode: "key", leftKey: "origin", rightKey: "iata", join: "left" },
      },
      busiest: { type: "sort@1", name: "Busiest first", params: { by: [{ field: "flights", order: "desc" }, { field: "origin" }] } },
      top: { type: "limit@1", name: "Top of the list", params: { count: "${parameters.airports}" } },
      tidy: {
        type: "edit-fields@1",
        name: "Columns",
        params: {
          fields: [
            { name: "airport", value: "${item.origin}" },
            { name: "name", value: "${item.name}" },
            { name: "place", value: "${item.city}, ${item.state}" },
            { name: "flights", value: "${item.flights}" },
            { name: "destinations", value: "${item.destinations}" },
          ],
          keep: "only",
        },
      },
    },
    edges: [
      "routes -> flights",
      "flights -> departures",
      "airfile -> airports",
      "departures -> named.left",
      "airports -> named.right",
      "named -> busiest",
      "busiest -> top",
      "top -> tidy",
    ],
    layout: layout({
      routes: [0, 0],
      flights: [1, 0],
      departures: [2, 0],
      airfile: [1, 1],
      airports: [2, 1],
      named: [3, 0],
      busiest: [4, 0],
      top: [5, 0],
      tidy: [6, 0],
    }),
  };
}

/** Leaves country, latitude and longitude out: the sample does not read them. @param {string} text */
function firstColumns(text) {
  return text.replace(/,[^,\n]*,[^,\n]*,[^,\n]*$/gm, "");
}
