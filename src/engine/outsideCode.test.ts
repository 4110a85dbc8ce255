import { afterEach, expect, test, vi } from "vitest";
import type { NodeError } from "../model/failure.ts";
import { memoryState } from "../model/memoryState.ts";
import type { Checkpoint } from "./checkpoint.ts";

const point = { host: { state: memoryState() }, asked: () => undefined } as unknown as Checkpoint;

afterEach(() => {
  vi.doUnmock("./outsideOf.ts");
  vi.resetModules();
});

/** What a call gives; the code of its refusal where it refuses. */
async function answer(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
}

test("each part of the outside answers alike whether its code was there or is loaded for it", async () => {
  const { loadOutside, outside } = await import("./outsideCode.ts");
  const early = outside(point);
  const late = (await loadOutside())(point);
  const calls = (of: typeof early): readonly (() => unknown)[] => [
    () => of.fetch({ method: "GET", url: "nowhere", headers: [] }),
    () => of.openStream({ method: "GET", url: "nowhere", headers: [] }),
    () => of.openSocket("nowhere"),
    () => of.readFile("a.txt"),
    () => of.openFile("a.txt"),
    () => of.createFile("a.txt"),
    () => of.keepFile({ name: "a", type: "text/plain" }, new Uint8Array()),
    () => of.fileOf({ a: 1 }),
    () => of.bytesOf({ a: 1 }),
    () => of.state.change("n", (before) => [before ?? null, 1]),
    () => of.state.read("n"),
    () => of.reveal("plain"),
    () => of.runCode({} as never),
  ];
  const both = calls(early).map((call, at) => [call, calls(late)[at] as () => unknown] as const);
  for (const [one, other] of both.slice(0, 9)) expect(await answer(one)).toEqual(await answer(other));
  expect(await answer(both[9]?.[0] as () => unknown)).toEqual(undefined);
  for (const [one, other] of both.slice(10)) expect(await answer(one)).toEqual(await answer(other));
  expect(Object.keys(early).sort()).toEqual(Object.keys(late).sort());
});

test("where its code cannot be loaded, what is asked of the outside fails and says what to do", async () => {
  vi.doMock("./outsideOf.ts", () => {
    throw new Error("offline");
  });
  const { outside } = await import("./outsideCode.ts");
  await expect(outside(point).reveal("plain")).rejects.toMatchObject({ code: "not-loaded", kind: "outside" } satisfies Partial<NodeError>);
});
