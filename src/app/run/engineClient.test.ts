import { MessageChannel } from "node:worker_threads";
import * as Comlink from "comlink";
import { afterEach, expect, test } from "vitest";
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
