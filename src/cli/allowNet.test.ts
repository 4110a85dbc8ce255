import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Loopback, loopback } from "../../e2e/loopback.ts";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "vwmp-net-"));
let server: Loopback;
beforeAll(async () => {
  server = await loopback((_, response) => response.end('{"reached":true}'));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function run(...flags: string[]): Promise<{ status: number; err: string }> {
  const file = join(folder, "flow.yaml");
  writeFileSync(file, `format: vwmp/1\nname: Local\nnodes:\n  call: { type: http-request@1, params: { url: "${server.url}/" } }\n`);
  let err = "";
  const quiet = new Writable({ write: (_chunk, _encoding, done) => done() });
  const told = new Writable({
    write(chunk, _encoding, done) {
      err += String(chunk);
      done();
    },
  });
  return { status: await main(["run", file, ...flags], new Terminal(quiet, told)), err };
}

test("the command line reaches a private address only where it is named, or all is allowed", async () => {
  const { status, err } = await run("--allow-net", "*");
  expect([status, server.asked]).toEqual([1, []]);
  expect(err).toContain(`${server.host} is a private address, which this run may not reach.`);
  expect(err).toContain(`--allow-net ${server.host}`);
  expect((await run()).err).toContain("permission-needed");
  expect(server.asked).toEqual([]);
  for (const flags of [["--allow-net", server.host], ["--allow-net", "127.0.0.1"], ["--allow-net", "**"], ["--allow-all"]]) {
    expect((await run(...flags)).status).toBe(0);
  }
  expect(server.asked).toHaveLength(4);
});
