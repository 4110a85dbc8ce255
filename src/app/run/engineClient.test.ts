import { MessageChannel } from "node:worker_threads";
import * as Comlink from "comlink";
import { afterEach, expect, test, vi } from "vitest";
import type { EngineApi, EventBatch } from "../../../workers/protocol.ts";
import { connect } from "./engineClient.ts";

type Fake = { readonly worker: Worker; crash(): void; readonly ended: { value: boolean } };
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A worker whose other side is in this thread. */
function fakeWorker(api: Partial<EngineApi>): Fake {
  const { port1, port2 } = new MessageChannel();
  const [near, far] = [port1, port2] as unknown as [MessagePort, MessagePort];
  Comlink.expose(api, far);
  open.push(() => port1.close());
  const ended = { value: false };
  const worker = Object.assign(near, {
    terminate: () => {
      ended.value = true;
    },
    onerror: null as ((event: ErrorEvent) => void) | null,
  }) as unknown as Worker;
  near.start();
  return { worker, ended, crash: () => worker.onerror?.({ message: "boom" } as ErrorEvent) };
}

const WORKFLOW = { format: "vwmp/1", name: "W", nodes: {}, edges: [] } as const;

test("an answer is data, and so is what the engine throws", async () => {
  const fake = fakeWorker({
    engineBuild: async () => "b1",
    catalogue: async () => {
      throw new Error("no catalogue");
    },
  });
  const client = connect(() => fake.worker);
  expect(await client.engineBuild()).toEqual({ ok: true, value: "b1" });
  expect(await client.catalogue()).toEqual({ ok: false, code: "engine-error", message: "no catalogue" });
});

test("calls under way are answered when the worker dies, and the next call starts another", async () => {
  const workers = [
    fakeWorker({ engineBuild: () => new Promise<string>(() => undefined) }),
    fakeWorker({ engineBuild: async () => "second" }),
  ];
  let starts = 0;
  const client = connect(() => (workers[starts++] as Fake).worker);
  const hanging = client.engineBuild();
  workers[0]?.crash();
  expect(await hanging).toMatchObject({ ok: false, code: "engine-lost" });
  expect(workers[0]?.ended.value).toBe(true);
  expect(await client.engineBuild()).toEqual({ ok: true, value: "second" });
  expect(starts).toBe(2);
});

test("events come over the port, each batch is given back once it was applied", async () => {
  const credits: unknown[] = [];
  let enough: (() => void) | undefined;
  const given = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const fake = fakeWorker({
    start: async (_request, port) => {
      port.onmessage = ({ data }: MessageEvent<unknown>) => {
        credits.push(data);
        if (credits.length === 2) enough?.();
      };
      port.postMessage([{ kind: "run-started", seq: 1, at: 0 }]);
      port.postMessage([{ kind: "run-paused", seq: 2, at: 0 }]);
      open.push(() => port.close());
      return { runId: "r1" };
    },
  });
  const client = connect(() => fake.worker);
  const batches: EventBatch[] = [];
  const lost: string[] = [];
  const listener = { events: async (batch: EventBatch) => void batches.push(batch), lost: (message: string) => void lost.push(message) };
  expect(await client.start({ workflow: WORKFLOW, parameters: {}, grant: {} }, listener)).toEqual({ ok: true, value: { runId: "r1" } });
  await given;
  expect(credits).toEqual([1, 1]);
  expect(batches.flat().map(({ seq }) => seq)).toEqual([1, 2]);
  fake.crash();
  expect(lost).toHaveLength(1);
});

test("a worker that dies without a word is noticed by its lock, once", async () => {
  const waiting = new Map<string, () => void>();
  const locks = {
    request: (name: string, call: () => void) => new Promise<void>((resolve) => waiting.set(name, () => resolve(call()))),
  } as unknown as LockManager;
  const fakes = [
    fakeWorker({ lifeLock: async () => "engine-1", engineBuild: () => new Promise<string>(() => undefined) }),
    fakeWorker({ lifeLock: async () => undefined, engineBuild: async () => "second" }),
  ];
  let starts = 0;
  const client = connect(() => (fakes[starts++] as Fake).worker, locks);
  const hanging = client.engineBuild();
  await vi.waitFor(() => expect([...waiting.keys()]).toEqual(["engine-1"]));
  waiting.get("engine-1")?.();
  expect(await hanging).toMatchObject({ ok: false, code: "engine-lost" });
  expect(await client.engineBuild()).toEqual({ ok: true, value: "second" });
  fakes[0]?.crash();
  expect(await client.engineBuild()).toEqual({ ok: true, value: "second" });
  expect(starts).toBe(2);
});

test("a kept run goes on as one that is started: events over a port, and a death that is told", async () => {
  const fake = fakeWorker({
    resumeRun: async (runId, port) => {
      port.postMessage([{ kind: "run-started", seq: 1, at: 0 }]);
      open.push(() => port.close());
      return runId === "r1" ? { runId } : { refused: { code: "run-elsewhere", message: "no" } };
    },
  });
  const client = connect(() => fake.worker);
  const lost: string[] = [];
  let came: ((batch: EventBatch) => void) | undefined;
  const batch = new Promise<EventBatch>((resolve) => {
    came = resolve;
  });
  const listener = { events: async (each: EventBatch) => came?.(each), lost: (message: string) => void lost.push(message) };
  expect(await client.resumeRun("r1", [], listener)).toEqual({ ok: true, value: { runId: "r1" } });
  expect(await batch).toMatchObject([{ kind: "run-started" }]);
  expect(await client.resumeRun("r2", [], listener)).toMatchObject({ value: { refused: { code: "run-elsewhere" } } });
  fake.crash();
  expect(lost).toHaveLength(1);
});
