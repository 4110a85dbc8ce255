import { layout } from "./layout.mjs";

const LOG = [
  '10.0.0.1 [2024-05-01T10:00:01Z] "GET /" 200 12',
  '10.0.0.2 [2024-05-01T10:00:02Z] "GET /cart" 200 48',
  '10.0.0.1 [2024-05-01T10:00:03Z] "POST /cart" 500 310',
  '10.0.0.3 [2024-05-01T10:01:04Z] "GET /cart" 404 3',
  "garbage",
  '10.0.0.2 [2024-05-01T10:01:09Z] "POST /cart" 500 290',
].join("\n");

/** Lines of a server's log into a table of what is slow and what fails. */
export function logAnalysis() {
  return {
    format: "vwmp/1",
    name: "Read a server's log",
    description:
      "Takes the lines of a log apart, sets aside what is none, and shows for each path how many requests fail and how slow it is.",
    nodes: {
      file: {
        type: "read-file@1",
        name: "Log",
        params: { file: { name: "server.log", type: "text/plain", text: `${LOG}\n` }, as: "lines" },
      },
      sound: { type: "if@1", name: "A request?", params: { where: "${item.split('\"').length === 3}" } },
      parts: {
        type: "edit-fields@1",
        name: "Take apart",
        params: {
          keep: "only",
          fields: [
            { name: "path", value: "${item.split('\"')[1]}" },
            { name: "status", value: "${Number(item.split('\"')[2].trim().split(' ')[0])}" },
            { name: "ms", value: "${Number(item.split('\"')[2].trim().split(' ')[1])}" },
          ],
        },
      },
      failed: { type: "edit-fields@1", name: "Failed?", params: { fields: [{ name: "failed", value: "${item.status >= 500 ? 1 : 0}" }] } },
      table: {
        type: "summarize@1",
        name: "By path",
        params: {
          by: ["path"],
          fields: [
            { op: "count", as: "requests" },
            { op: "sum", field: "failed", as: "failed" },
            { op: "max", field: "ms", as: "slowest" },
          ],
        },
      },
      worst: { type: "sort@1", name: "Worst first", params: { by: [{ field: "failed", order: "desc" }, { field: "path" }] } },
      aside: { type: "log@1", name: "Not understood", params: { message: "lines that are no request" } },
    },
    edges: ["file -> sound", "sound.true -> parts", "sound.false -> aside", "parts -> failed", "failed -> table", "table -> worst"],
    tests: [
      {
        name: "the worst path comes first, and garbage is set aside",
        expect: {
          worst: [
            { path: "POST /cart", requests: 2, failed: 2, slowest: 310 },
            { path: "GET /", requests: 1, failed: 0, slowest: 12 },
            { path: "GET /cart", requests: 2, failed: 0, slowest: 48 },
          ],
          aside: ["garbage"],
        },
      },
    ],
    layout: layout({ file: [0, 0], sound: [1, 0], parts: [2, 0], failed: [3, 0], table: [4, 0], worst: [5, 0], aside: [2, 1] }),
  };
}
