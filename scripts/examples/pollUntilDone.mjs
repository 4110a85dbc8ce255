import { layout } from "./layout.mjs";

/** Asks again and again until a job is done, and gives up in time. */
export function pollUntilDone() {
  return {
    format: "vwmp/1",
    name: "Wait for a job elsewhere",
    description: "Asks a server for the state of a job, waits between questions, and ends when the job is done or after ten questions.",
    parameters: { api: { kind: "text", label: "Address of the job", default: "http://localhost:8080/jobs/7" } },
    nodes: {
      start: { type: "manual@1", name: "Start" },
      pause: { type: "wait@1", name: "Wait", params: { for: "duration", duration: "10s" } },
      ask: { type: "http-request@1", name: "Ask", params: { url: "${parameters.api}" } },
      tell: { type: "template@1", name: "Result", params: { text: "The job is ${item.state}: ${item.result ?? 'nothing yet'}" } },
    },
    edges: ["start -> again", "again.body -> pause", "pause -> ask", "ask -> again.yield", "again.out -> tell"],
    regions: { again: { kind: "loop", nodes: ["pause", "ask"], params: { until: '${item.state === "done"}', limit: 10 } } },
    tests: [
      {
        name: "a job that is done ends the waiting",
        pins: { "ask.out": [{ state: "done", result: "42 rows" }] },
        expect: { tell: [{ text: "The job is done: 42 rows" }] },
      },
    ],
    layout: layout({ start: [0, 0], pause: [1, 0], ask: [2, 0], tell: [4, 0] }),
  };
}
