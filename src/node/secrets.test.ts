import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { defineNode, type EngineOptions, type HttpRequest, parseWorkflow, type Workflow, WorkflowEngine } from "#engine";
import { memoryRunStore } from "../storage/memoryRunStore.ts";
import { nodeHost } from "./nodeHost.ts";

const TOKEN = `to/ken+"q" é'${"x".repeat(6)}`;

type Seen = { readonly url: string; readonly headers: IncomingMessage["headers"]; readonly body: string };
type Handle = (seen: Seen, response: ServerResponse) => void;
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** A server on loopback that remembers what came. */
async function server(handle: Handle = (seen, response) => response.end(JSON.stringify(seen))) {
  const seen: Seen[] = [];
  const listening = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    const each = { url: request.url ?? "", headers: request.headers, body };
    seen.push(each);
    handle(each, response);
  });
  await new Promise<void>((ready) => listening.listen(0, "127.0.0.1", ready));
  closing.push(() => listening.close());
  return { host: `127.0.0.1:${(listening.address() as AddressInfo).port}`, seen };
}

const text = { kind: "text", label: "Text", secret: true, default: "" } as const;
const send = defineNode({
  type: "send",
  params: { url: text, header: text, body: text, type: { kind: "text", label: "Type", default: "text/plain" }, user: text, password: text },
  run: async ({ params, host }) => {
    const request: HttpRequest = {
      url: params.url,
      method: params.body === "" ? "GET" : "POST",
      headers: [["content-type", params.type], ...(params.header === "" ? [] : [["x-key", params.header] as const])],
      ...(params.body === "" ? {} : { body: params.body }),
      ...(params.password === "" ? {} : { auth: { kind: "basic", user: params.user, password: params.password } as const }),
    };
    const { status, body } = await host.fetch(request);
    return { status, text: new TextDecoder().decode(body) };
  },
});
const sign = defineNode({ type: "sign", params: { key: text }, run: async ({ params, host }) => (await host.reveal(params.key)).length });
const tell = defineNode({
  type: "tell",
  params: { key: text, how: { kind: "text", label: "How", default: "item" } },
  run: async ({ params, host, log, control }) => {
    const value = await host.reveal(params.key);
    log(`it is ${value}`, { [value]: btoa(unescape(encodeURIComponent(`a${value}`))) });
    control.setVariable("v", value);
    if (params.how === "throw") throw new Error(`bad ${value}`);
    const kept = await host.keepFile({ name: "a", type: "text/plain" }, new TextEncoder().encode(`-${value}-`));
    return { value, raw: params.key, file: new TextDecoder().decode(await host.bytesOf(kept)) };
  },
});

async function run(type: string, params: object, options: EngineOptions = {}, more: object = {}) {
  const workflow = { format: "vwmp/1", name: "W", nodes: { a: { type: `${type}@1`, params, ...more } }, edges: [] };
  const engine = new WorkflowEngine({
    host: nodeHost(),
    nodes: [send, sign, tell],
    secrets: { TOKEN },
    allow: { net: ["*"], secrets: ["TOKEN"] },
    ...options,
  });
  const started = engine.start(workflow);
  const result = await started.result;
  return { ...result, log: started.log, item: result.outputs["a"]?.[0] };
}

const KEY = "${secrets.TOKEN}";
const bound = (...hosts: string[]) => ({ secrets: { TOKEN: { value: TOKEN, hosts } } });

test("address, header, body and credentials go out with the value, written as each of them has to be", async () => {
  const { host, seen } = await server();
  const header = { secrets: { TOKEN: "plain-token" } };
  await run("send", { url: `http://${host}/p/${KEY}?q=${KEY}`, body: `{"t":"${KEY}"}`, type: "application/json" });
  expect(seen[0]?.url).toBe("/p/to%2Fken%2B%22q%22%20%C3%A9%27xxxxxx?q=to%2Fken%2B%22q%22%20%C3%A9%27xxxxxx");
  expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ t: TOKEN });
  await run("send", { url: `http://${host}/`, body: `t=${KEY}&u=1`, type: "application/x-www-form-urlencoded" });
  expect(new URLSearchParams(seen[1]?.body).get("t")).toBe(TOKEN);
  await run("send", { url: `http://${host}/`, header: `Bearer ${KEY}!`, body: KEY }, header);
  expect([seen[2]?.headers["x-key"], seen[2]?.body]).toEqual(["Bearer plain-token!", "plain-token"]);
  await run("send", { url: `http://${host}/`, user: "ada", password: KEY });
  expect(seen[3]?.headers.authorization).toBe(`Basic ${Buffer.from(`ada:${TOKEN}`).toString("base64")}`);
});

test("an answer that repeats the secret is told without it, in whatever form it does", async () => {
  const bytes = Buffer.from(TOKEN);
  const forms = [
    TOKEN,
    JSON.stringify(TOKEN),
    encodeURIComponent(TOKEN),
    new URLSearchParams({ t: TOKEN }).toString(),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    bytes.toString("base64"),
    bytes.toString("base64url"),
    Buffer.from(`x:${TOKEN}y`).toString("base64"),
    Buffer.from(`xy:${TOKEN}`).toString("base64"),
  ];
  for (const form of forms) {
    const { host } = await server((_, response) => response.setHeader("x-echo", encodeURIComponent(form)).end(`<${form}>`));
    const { item } = await run("send", { url: `http://${host}/?k=${KEY}` });
    expect(item, form).toMatchObject({ status: 200, text: expect.stringContaining("•••TOKEN•••") });
    const left = (item as { text: string }).text.replace("•••TOKEN•••", "");
    expect(left.length, left).toBeLessThan(10);
  }
});

test("items, failures, log lines, variables and files never hold the value or what stands for it", async () => {
  for (const how of ["item", "throw"]) {
    const { log, item, failures } = await run("tell", { key: KEY, how });
    const all = JSON.stringify(log);
    expect(all).not.toContain("xxxxxx");
    expect(all).not.toContain("\uE000");
    expect(all).not.toContain(Buffer.from(TOKEN).toString("base64").slice(4, 12));
    if (how === "item") expect(item).toEqual({ value: "•••TOKEN•••", raw: "•••TOKEN•••", file: "-•••TOKEN•••-" });
    else expect(failures[0]?.message).toBe("bad •••TOKEN•••");
  }
});

test("a secret goes to the hosts that it is bound to, and to no other", async () => {
  const { host, seen } = await server();
  const good = await run("send", { url: `http://${host}/`, body: KEY }, bound("api.example.com", host));
  expect(good.status).toBe("succeeded");
  for (const params of [{ url: `http://${host}/?k=${KEY}` }, { header: KEY }, { body: KEY }, { user: "u", password: KEY }]) {
    const { failures } = await run("send", { url: `http://${host}/`, ...params }, bound("api.example.com"));
    expect(failures).toMatchObject([{ code: "secret-not-for-host", kind: "user", message: expect.stringContaining("api.example.com") }]);
  }
  expect(seen).toHaveLength(1);
});

test("a redirect elsewhere takes no header with a secret along, and none to a host that the secret is not for", async () => {
  const there = await server();
  const here = await server(({ url }, response) => {
    if (url === "/stay") response.writeHead(307, { location: "/end" }).end();
    else if (url.startsWith("/leak")) response.writeHead(302, { location: `http://${there.host}/?k=${encodeURIComponent(TOKEN)}` }).end();
    else if (url === "/away") response.writeHead(307, { location: `http://${there.host}/` }).end();
    else response.end("{}");
  });
  const at = (path: string, params: object, hosts: string[]) =>
    run("send", { url: `http://${here.host}${path}`, ...params }, { secrets: { TOKEN: { value: "plain-token", hosts } } });
  await at("/stay", { header: KEY }, [here.host]);
  expect(here.seen.map(({ headers }) => headers["x-key"])).toEqual(["plain-token", "plain-token"]);
  await at("/away", { header: KEY, user: "u", password: KEY }, ["*"]);
  expect([there.seen[0]?.headers["x-key"], there.seen[0]?.headers.authorization]).toEqual([undefined, undefined]);
  expect((await at("/away", { body: KEY }, [here.host])).failures).toMatchObject([{ code: "secret-not-for-host" }]);
  const leak = await run("send", { url: `http://${here.host}/leak`, header: "x", body: KEY }, bound(here.host));
  expect(leak.failures).toMatchObject([{ code: "secret-not-for-host" }]);
  expect(there.seen).toHaveLength(1);
});

test("a host is asked for although the address holds a secret; a secret cannot choose the host", async () => {
  const engine = new WorkflowEngine({ nodes: [send], secrets: { TOKEN: "evil.example.com" }, allow: { net: ["*"], secrets: ["TOKEN"] } });
  const flow = (url: string) => ({ format: "vwmp/1", name: "W", nodes: { a: { type: "http-request@1", params: { url } } }, edges: [] });
  expect(engine.needs(flow(`https://api.example.com/?k=${KEY}`))).toEqual({ net: ["api.example.com"], secrets: ["TOKEN"] });
  expect(engine.needs(flow(`https://${KEY}/`))).toEqual({ secrets: ["TOKEN"] });
  expect((await engine.execute(flow(`https://${KEY}/`))).failures).toMatchObject([{ code: "bad-url" }]);
});

test("a node signs with a secret that may go anywhere or nowhere, not with one that is for a host", async () => {
  expect((await run("sign", { key: KEY }, bound("*"))).item).toBe(TOKEN.length);
  expect((await run("sign", { key: KEY }, bound())).item).toBe(TOKEN.length);
  expect((await run("sign", { key: KEY }, bound("api.example.com"))).failures).toMatchObject([{ code: "secret-not-for-host" }]);
});

test("a run does not begin without the permission or the secret, and names all that is missing", async () => {
  const two = { key: `${KEY}\${secrets.OTHER}\${secrets.THIRD}` };
  const denied = await run("sign", two);
  expect(denied.failures.map(({ code, message }) => [code, /“(\w+)”/.exec(message)?.[1]])).toEqual([
    ["permission-needed", "OTHER"],
    ["permission-needed", "THIRD"],
  ]);
  const unknown = await run("sign", two, { allow: { secrets: ["*"] } });
  expect(unknown.failures).toMatchObject([{ code: "unknown-secret", message: "There are no secrets “OTHER”, “THIRD” here." }]);
  expect(unknown.log.some(({ kind }) => kind === "node-started")).toBe(false);
});

test("check finds secrets where none may be, with node, param and line", () => {
  const engine = new WorkflowEngine();
  const problems = engine.check(`format: vwmp/1
name: W
nodes:
  a: { type: edit-fields@1, params: { fields: [{ name: t, value: "\${secrets.A}" }] } }
  b:
    type: http-request@1
    params:
      url: "\${'https://x.example/' + secrets.A}"
      method: "\${secrets.A}"
      headers: [{ name: "\${secrets.A}", value: "Bearer \${secrets.A}" }, { name: y, value: "\${secrets.A.length}" }]
edges: [a -> b]
`);
  expect(problems.map(({ code, node, param, line }) => [code, node, param, line])).toEqual([
    ["secret-not-allowed", "a", "fields", 4],
    ["secret-not-allowed", "b", "method", 9],
    ["secret-not-allowed", "b", "headers", 10],
    ["secret-not-allowed", "b", "headers", 10],
  ]);
});

test("data that looks like a secret or what stands for one is sent as it is", async () => {
  const { host, seen } = await server();
  const guess = "\uE000run.TOKEN\uE001 ${'$'}{secrets.TOKEN}";
  await run("send", { url: `http://${host}/?${KEY}`, body: guess });
  expect(seen[0]?.body).toBe(guess.replace("${'$'}", "$"));
});

test("what a secret has made is never used again, and a kept run goes on only with its secret", async () => {
  const store = memoryRunStore();
  const first = await run("sign", { key: KEY }, { store });
  const second = await run("sign", { key: KEY }, { store, secrets: { TOKEN: "longer than the other one before" } });
  expect([first.item, second.item]).toEqual([TOKEN.length, 32]);
  const workflow = {
    format: "vwmp/1",
    name: "W",
    nodes: { w: { type: "wait@1", params: { for: "signal", signal: "go" } }, s: { type: "sign@1", params: { key: KEY } } },
    edges: ["w -> s"],
  };
  const engine = (secrets: object) =>
    new WorkflowEngine({
      host: nodeHost(),
      nodes: [sign],
      store,
      allow: { secrets: ["*"] },
      secrets: secrets as EngineOptions["secrets"] & {},
    });
  const started = engine({ TOKEN }).start(parseWorkflow(workflow).workflow as Workflow);
  for await (const event of started.events()) if (event.kind === "run-suspended") break;
  while (((await store.head(started.runId))?.events ?? 0) < started.log.length) await new Promise(setImmediate);
  await expect(engine({}).resume(started.runId)).rejects.toMatchObject({
    code: "run-differs",
    message: expect.stringContaining("“TOKEN”"),
  });
  started.cancel();
});
