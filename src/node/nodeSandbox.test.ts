import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CodeProgram, type CodeResult, type CodeRunner, NodeError } from "#engine";
import { SANDBOX_WASM, sandboxConfig } from "../../vite.lib.config.mjs";
import type { Attack } from "../sandbox/attack.ts";
import { attacks } from "../sandbox/attacks.ts";
import { intrinsicNames } from "../sandbox/intrinsicNames.ts";
import { nodeSandbox } from "./nodeSandbox.ts";

let folder: string;
let sandbox: CodeRunner;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vwmp-sandbox-"));
  await build(sandboxConfig(folder));
  copyFileSync(SANDBOX_WASM, join(folder, "sandbox.wasm"));
  sandbox = nodeSandbox(pathToFileURL(`${folder}/`));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

function run(source: string, more: Partial<CodeProgram> = {}, signal = new AbortController().signal): Promise<CodeResult> {
  const program = { source, values: { items: [] }, timeout: 10_000, memory: 64e6, now: 0, seed: 1, ...more };
  return sandbox(program, signal);
}

async function failure(running: Promise<unknown>): Promise<NodeError> {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NodeError)) throw new Error(`a NodeError was expected, and not ${String(error)}`);
  return error;
}

test("a program runs in a thread and gives its result and its console", async () => {
  const { value, console } = await run("console.warn('two', { a: 1 }); return items.length + 1;");
  expect(value).toBe(1);
  expect(console).toEqual([{ level: "warn", text: 'two {"a":1}' }]);
});

test("nothing of one program is there in the next", async () => {
  await run("globalThis.left = 1; Array.prototype.map = () => 'mine'; Object.prototype.left = 2;");
  expect((await run("return [typeof left, [1].map(String)];")).value).toEqual(["undefined", ["1"]]);
});

test("a loop without end is ended at its limit, and the next program runs", async () => {
  const began = performance.now();
  expect(await failure(run("for (;;);", { timeout: 200 }))).toMatchObject({ code: "code-timeout", kind: "timeout" });
  expect(performance.now() - began).toBeLessThan(10_000);
  expect((await run("return 1")).value).toBe(1);
});

test("a cancelled run ends the program", async () => {
  const ending = new AbortController();
  const running = failure(run("for (;;);", { timeout: 60_000 }, ending.signal));
  ending.abort();
  expect(await running).toMatchObject({ code: "cancelled" });
});

test("it is told how many items are through while the program is at the next", async () => {
  const ending = new AbortController();
  const told: number[] = [];
  const values = { items: [1, 2, 3] };
  const program = { source: "if (index === 2) for (;;);", each: true, values, timeout: 60_000, memory: 64e6, now: 0, seed: 1 };
  const passed = (items: number): void => {
    told.push(items);
    ending.abort();
  };
  expect(await failure(sandbox(program, ending.signal, passed))).toMatchObject({ code: "cancelled" });
  expect(told).toEqual([2]);
});

test("more programs than there are threads wait for their turn", async () => {
  const results = await Promise.all(Array.from({ length: 12 }, (_, at) => run(`return ${at};`)));
  expect(results.map(({ value }) => value)).toEqual(Array.from({ length: 12 }, (_, at) => at));
});

test("local time is UTC", async () => {
  expect((await run("return new Date(2024, 6, 1).toISOString() + new Date(0).getTimezoneOffset();")).value).toBe(
    "2024-07-01T00:00:00.000Z0",
  );
});

test("a folder without the sandbox is a failure that says so", async () => {
  const missing = nodeSandbox(pathToFileURL(join(folder, "nowhere/")));
  const program = { source: "", values: {}, timeout: 1000, memory: 64e6, now: 0, seed: 1 };
  expect(await failure(missing(program, new AbortController().signal))).toMatchObject({ code: "code-unavailable" });
});

/** Milliseconds of an attack: one that ends by itself may take its time, for what counts there is with which value. */
function limitOf({ timeout, ends }: Attack): number {
  return timeout ?? ("value" in ends ? 20_000 : 500);
}

async function outcomeOf(attack: Attack): Promise<{ readonly value: unknown } | { readonly code: string }> {
  const { source, values, each } = attack;
  const given = { values: values ?? { items: [] }, timeout: limitOf(attack), ...(each === true && { each }) };
  return run(source, given).then(
    ({ value }) => ({ value }),
    (error: unknown) => ({ code: error instanceof NodeError ? error.code : String(error) }),
  );
}

/** What a loaded machine takes to start a thread, beside the second a program may outlive its limit; the limit counts from then. */
const STARTING = 4000;

test.each(attacks.map((attack) => [attack.name, attack] as const))("attack: %s", { timeout: 30_000 }, async (_, attack) => {
  const before = intrinsicNames();
  const began = performance.now();
  const outcome = await outcomeOf(attack);
  expect(performance.now() - began).toBeLessThan(limitOf(attack) + 1000 + STARTING);
  if ("value" in attack.ends) expect(outcome).toEqual({ value: attack.ends.value });
  else expect(attack.ends.codes).toContain("code" in outcome ? outcome.code : outcome);
  expect(intrinsicNames()).toBe(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
