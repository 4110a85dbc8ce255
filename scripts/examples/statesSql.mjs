import { layout } from "./layout.mjs";

const QUERY = `SELECT o.city AS capital, i.state, i.population, i.hurricanes,
  rank() OVER (ORDER BY i.hurricanes DESC) AS place
FROM items AS i JOIN other AS o ON o.state = i.state
WHERE i.hurricanes >= :least
ORDER BY place, i.population DESC`;

/** @param {(name: string) => string} dataSet */
export function statesSql(dataSet) {
  return {
    format: "vwmp/1",
    name: "Hurricanes by SQL",
    description: "Joins a CSV of the states of the USA with a JSON of their capitals by one SELECT, and ranks them by hurricanes.",
    parameters: { least: { kind: "number", label: "At least, hurricanes", default: 20, min: 0, integer: true } },
    nodes: {
      states: {
        type: "read-file@1",
        name: "States file",
        params: { file: { name: "states.csv", type: "text/csv", text: dataSet("population_engineers_hurricanes.csv") }, as: "csv" },
      },
      file: {
        type: "read-file@1",
        name: "Capitals file",
        params: {
          file: {
            name: "capitals.json",
            type: "application/json",
            text: `${JSON.stringify(JSON.parse(dataSet("us-state-capitals.json")))}\n`,
          },
        },
      },
      capitals: { type: "json-parse@1", name: "Capitals" },
      ranked: {
        type: "query-sql@1",
        name: "Ranked",
        params: { query: QUERY, values: [{ name: "least", value: "${parameters.least}" }] },
      },
    },
    edges: ["states -> ranked.items", "file -> capitals", "capitals -> ranked.other"],
    tests: [
      {
        name: "three states had fifty hurricanes or nearly so",
        parameters: { least: 49 },
        expect: {
          ranked: [
            { capital: "Tallahassee", state: "Florida", population: 20612439, hurricanes: 110, place: 1 },
            { capital: "Austin", state: "Texas", population: 27862596, hurricanes: 59, place: 2 },
            { capital: "Baton Rouge", state: "Louisiana", population: 4681666, hurricanes: 49, place: 3 },
          ],
        },
      },
    ],
    layout: layout({ states: [1, 0], file: [0, 1], capitals: [1, 1], ranked: [2, 0] }),
  };
}
