import type { JsonObject } from "../../model/json.ts";
import { MQTT, mqttPacket } from "../support/mqttPackets.ts";
import type { Reply, Trial } from "./observeRun.ts";

const TOKEN: Reply = { json: { access_token: "t", token_type: "bearer", expires_in: 3600 } };

/** A call that shows who sends it, in each way there is. */
function authTrials(params: JsonObject, ...replies: readonly Reply[]): readonly Trial[] {
  const each = (auth: string, more: JsonObject): JsonObject => ({ ...params, auth, ...more });
  return [
    { params: each("basic", { user: "u", password: "p" }), answers: replies },
    { params: each("bearer", { token: "t" }), answers: replies },
    { params: each("header", { keyName: "k", key: "v" }), answers: replies },
    { params: each("query", { keyName: "k", key: "v" }), answers: replies },
    {
      params: each("oauth2", { tokenUrl: "https://login.example.com/token", clientId: "c", clientSecret: "s", scope: "a" }),
      answers: [TOKEN, ...replies],
    },
  ];
}

const URL = "https://api.example.com/x";
const LIST: Reply = { json: { next: "n", data: [{ a: 1 }, { a: 2 }], total: 1 } };
/** Names the next page in each way there is. */
const FIRST_PAGE: Reply = {
  json: { next: `${URL}?after=1`, data: [1] },
  headers: { link: `<${URL}?link=1>; rel="next"` },
};
const HEADERS = [{ name: "n", value: "v" }];
const EVENTS: Reply = { text: "data: 1\n\nevent: id\ndata: 2\n\ndata: 3\n\n", headers: { "content-type": "text/event-stream" } };
const NO_MORE: Reply = { status: 204, text: "" };

const DOCUMENT = JSON.stringify({
  openapi: "3.0.3",
  servers: [{ url: "https://api.example.com" }],
  paths: {
    "/orders/{id}": {
      get: { operationId: "id", parameters: [{ name: "id", in: "path", required: true, schema: {} }] },
      put: {
        operationId: "put",
        parameters: [{ name: "id", in: "path", required: true, schema: {} }],
        requestBody: { content: { "application/json": {} } },
      },
    },
  },
});
const OPERATION = { document: DOCUMENT, operation: "put", values: { id: "1" } };

/** Says what a broker says, and one message to each subscription. */
function broker(sent: string | Uint8Array): readonly Uint8Array[] {
  const kind = typeof sent === "string" ? 0 : (sent[0] ?? 0) >> 4;
  if (kind === MQTT.connect) return [mqttPacket(MQTT.connack, 0, 0)];
  if (kind !== MQTT.subscribe) return [];
  const about = (sent as Uint8Array).subarray(2, 4);
  return [
    mqttPacket(MQTT.suback, 0, about, Uint8Array.of(1)),
    mqttPacket(MQTT.publish, 0, "t", new TextEncoder().encode("1")),
    mqttPacket(MQTT.publish, 0, "t", new TextEncoder().encode("2")),
  ];
}
const BROKER = { url: "wss://broker.example.com/mqtt", topics: ["t"], most: 2, delay: "2s" };

export const networkTrials: { readonly [type: string]: readonly Trial[] } = {
  "http-request": [
    ...authTrials({ url: URL }, LIST),
    { params: { url: URL, headers: HEADERS, query: HEADERS }, answers: [{ json: [1, 2] }] },
    { params: { url: URL }, answers: [FIRST_PAGE, { json: [] }] },
    { params: { url: URL, method: "POST" }, input: [{ id: 1 }], place: "browser" },
    { params: { url: URL, batch: 1, batchPause: "1s" }, input: [{ id: 1 }, { id: 2 }, { id: 3 }] },
    { params: { url: URL, method: "POST", body: "form", form: HEADERS }, input: [{ id: 1 }] },
    { params: { url: URL, method: "POST", body: "multipart", parts: HEADERS }, input: [{ id: 1 }] },
    { params: { url: URL }, answers: [{ json: 1, status: 500 }] },
  ],
  graphql: [
    ...authTrials({ url: URL, query: "{ a }" }, { json: { data: { a: [1, 2] } } }),
    { params: { url: URL, query: "{ a }", headers: HEADERS, field: "a" }, answers: [{ json: { data: { a: [1, 2], id: 3 } } }] },
    { params: { url: URL, query: "{ a }" }, answers: [{ json: { data: { a: 1 }, errors: [{ message: "half" }] } }] },
  ],
  "openapi-request": [...authTrials(OPERATION, LIST), { params: { ...OPERATION, headers: HEADERS }, answers: [{ json: [1, 2] }] }],
  sse: [
    ...authTrials({ url: URL }, EVENTS, NO_MORE),
    { params: { url: URL, headers: HEADERS, delay: "2s" }, answers: [EVENTS, NO_MORE] },
    { params: { url: URL, stopAt: "3", delay: "2s" }, answers: [EVENTS] },
  ],
  websocket: [{ params: { url: "wss://api.example.com/x", first: [{ text: "hi" }], delay: "2s" }, sockets: [["1"], ["2", "x"]] }],
  "websocket-send": [{ params: { url: "wss://api.example.com/x", answer: "one" }, input: [{ id: 1 }], answer: () => ["1"] }],
  mqtt: [
    { params: { ...BROKER, most: 3 }, answer: broker },
    { params: { ...BROKER, user: "u", password: "p" }, answer: broker },
  ],
};
