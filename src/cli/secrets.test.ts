import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const CANARY = "cAnary-7f3a9 0b/+&41x";
const root = mkdtempSync(join(tmpdir(), "vwmp-secrets-"));
let server: Server;
let host = "";
let received: string[] = [];
let folder = "";

/** Answers with what it was sent, in several forms. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    received.push(JSON.stringify([request.url, request.headers, body]));
    const key = String(request.headers["x-key"]);
    response.statusCode = request.url?.startsWith("/fails") === true ? 500 : 200;
    response.setHeader("x-echo", encodeURIComponent(key));
    const forms = { key, [key]: 1, base64: btoa(`u:${key}`), hex: Buffer.from(key).toString("hex"), url: encodeURIComponent(key) };
    response.end(JSON.stringify(forms));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

beforeEach(() => {
  received = [];
  folder = mkdtempSync(join(root, "test-"));
});

async function vwmp(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const told = { out: "", err: "" };
  const stream = (name: "out" | "err") =>
    new Writable({
      write(chunk, _encoding, done) {
        told[name] += String(chunk);
        done();
      },
    });
  return { status: await main(args, new Terminal(stream("out"), stream("err"))), ...told };
}

/** Calls the server, keeps the answer as JSON, as a file and in full, and fails once. */
function workflow(): string {
  const call = (path: string, response: string, more = "") =>
    `{ type: http-request@1, params: { url: "http://${host}${path}?k=\${secrets.KEY}", response: ${response}, headers: [{ name: x-key, value: "\${secrets.KEY}" }] }${more} }`;
  const path = join(folder, "flow.yaml");
  writeFileSync(
    path,
    `format: vwmp/1
name: Canary
nodes:
  json: ${call("/", "json")}
  file: ${call("/", "file")}
  full: ${call("/", "full")}
  fails: ${call("/fails", "json", ", optional: true, policy: { retry: { attempts: 2, delay: 1ms } }")}
edges: [json -> file, file -> full, json -> fails]
`,
  );
  return path;
}

/** Everything that is in a folder, names included, read as bytes. */
function everythingIn(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .map((entry) => entry.name + (entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), "latin1") : ""))
    .join("\n");
}

/** The canary as it could be found: as it is, encoded, turned round, and by its halves. */
function traces(text: string): readonly string[] {
  const bytes = Buffer.from(CANARY);
  const half = CANARY.length / 2;
  const forms = {
    raw: CANARY,
    json: JSON.stringify(CANARY).slice(1, -1),
    url: encodeURIComponent(CANARY),
    form: new URLSearchParams({ a: CANARY }).toString().slice(2),
    base64: bytes.toString("base64").slice(0, -4),
    base64of1: Buffer.from(`x${CANARY}`).toString("base64").slice(2, -4),
    base64of2: Buffer.from(`xy${CANARY}`).toString("base64").slice(3, -4),
    hex: bytes.toString("hex"),
    reversed: [...CANARY].reverse().join(""),
    first: CANARY.slice(0, half),
    second: CANARY.slice(half),
  };
  return Object.entries(forms).flatMap(([name, form]) => (text.toLowerCase().includes(form.toLowerCase()) ? [name] : []));
}

test("the canary is found wherever it is, in each of its forms", () => {
  expect(traces(`<${CANARY}>`)).toEqual(["raw", "json", "first", "second"]);
  expect(traces(btoa(`ab${CANARY}`))).toEqual(["base64of2"]);
});

test.each([["env:VWMP_TEST_KEY"], [CANARY]])(
  "a secret is in the request, and in nothing that the run says or keeps (%#)",
  async (given) => {
    process.env["VWMP_TEST_KEY"] = CANARY;
    const [file, events, store] = [workflow(), join(folder, "events.ndjson"), join(folder, "runs")];
    const flags = ["--secret", `KEY@${host}=${given}`, "--allow-net", host, "--store", store, "--events", events, "--hash"];
    const { status, out, err } = await vwmp("run", file, ...flags);
    expect([status, err]).toEqual([0, expect.stringContaining("partial")]);
    expect(received).toHaveLength(5);
    for (const each of received) expect(traces(each)).toContain("raw");
    expect(traces(out + err)).toEqual([]);
    expect(traces(everythingIn(folder))).toEqual([]);
    expect(out).toContain("•••KEY•••");
  },
);

test("without --secret nothing is sent: the run says which secret it wants", async () => {
  const { status, err } = await vwmp("run", workflow(), "--allow-net", host);
  expect([status, received]).toEqual([1, []]);
  expect(err).toContain("permission-needed");
  expect(err).toContain("--secret KEY=");
  const all = await vwmp("run", workflow(), "--allow-all");
  expect([all.status, all.err, received]).toEqual([1, expect.stringContaining("unknown-secret"), []]);
});

test("a secret for another host is not sent", async () => {
  const { status, err } = await vwmp("run", workflow(), "--allow-net", host, "--secret", `KEY@api.example.com=${CANARY}`);
  expect([status, err, received]).toEqual([1, expect.stringContaining("secret-not-for-host"), []]);
});

test.each([`KEY${CANARY}`, `K-Y=${CANARY}`, `=${CANARY}`, "KEY=env:VWMP_NOT_SET"])(
  "wrong usage is told without the value (%#)",
  async (flag) => {
    const { status, out, err } = await vwmp("run", workflow(), "--secret", flag);
    expect([status, traces(out + err), received]).toEqual([2, [], []]);
  },
);
