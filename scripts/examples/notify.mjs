import { layout } from "./layout.mjs";

const PEOPLE = ["ada", "bob", "cleo", "dan"].map((name) => ({ name, url: `http://localhost:8080/notify/${name}` }));

/** Messages that go out slowly, and what to do with those that do not arrive. */
export function notify() {
  return {
    format: "vwmp/1",
    name: "Notify, but slowly",
    description: "Sends a message to each, at most two a second; what fails three times is collected instead of stopping the rest.",
    nodes: {
      people: { type: "manual@1", name: "People", params: { items: PEOPLE } },
      slow: { type: "rate-limit@1", name: "Two a second", params: { key: "${'all'}", most: 2, per: "1s" } },
      send: {
        type: "http-request@1",
        name: "Send",
        params: { method: "POST", url: "${item.url}", body: "json", json: "${ { hello: item.name } }" },
        policy: { retry: { attempts: 3, backoff: "exponential", delay: "500ms" } },
      },
      sent: { type: "aggregate@1", name: "Sent", params: { as: "answers" } },
      missed: { type: "aggregate@1", name: "Not sent", params: { as: "failed" } },
    },
    edges: ["people -> slow", "slow -> send", "send -> sent", "send.error -> missed"],
    permissions: { net: ["localhost:8080"] },
    tests: [
      {
        name: "answers are collected",
        pins: { "send.out": [{ ok: true }, { ok: true }] },
        expect: { sent: [{ answers: [{ ok: true }, { ok: true }] }], missed: null },
      },
    ],
    layout: layout({ people: [0, 0], slow: [1, 0], send: [2, 0], sent: [3, 0], missed: [3, 1] }),
  };
}
