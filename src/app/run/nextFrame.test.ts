import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { nextFrame } from "./nextFrame.ts";

const frames = new Map<number, () => void>();

/** A page whose frames are drawn by hand and whose timers fire when told. */
function page(hidden: boolean): void {
  frames.clear();
  vi.stubGlobal("document", { hidden });
  vi.stubGlobal("requestAnimationFrame", (call: () => void) => {
    frames.set(frames.size + 1, call);
    return frames.size;
  });
  vi.stubGlobal("cancelAnimationFrame", (frame: number) => frames.delete(frame));
}

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page that is seen calls at its next frame, once", () => {
  page(false);
  let calls = 0;
  nextFrame(() => (calls += 1));
  expect(calls).toBe(0);
  frames.get(1)?.();
  expect(calls).toBe(1);
  vi.runAllTimers();
  expect(calls).toBe(1);
});

test("where no frame is drawn the call comes after a while, once", () => {
  page(false);
  let calls = 0;
  nextFrame(() => (calls += 1));
  vi.runAllTimers();
  expect(calls).toBe(1);
  expect(frames.size).toBe(0);
});

test("a hidden page waits for no frame and no timer: the engine would wait for it", async () => {
  page(true);
  await new Promise<void>(nextFrame);
  expect(frames.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
