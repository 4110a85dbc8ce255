import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import { frameQueue } from "./frameQueue.ts";

function event(seq: number): RunEvent {
  return { kind: "run-started", seq, at: 0 };
}

test("batches of one frame are applied together, in order, and each is given back after", async () => {
  const frames: (() => void)[] = [];
  const applied: number[][] = [];
  const queue = frameQueue(
    (events) => applied.push(events.map(({ seq }) => seq)),
    (call) => frames.push(call),
  );
  const given: string[] = [];
  const first = queue([event(1), event(2)]).then(() => given.push("first"));
  const second = queue([event(3)]).then(() => given.push("second"));
  await Promise.resolve();
  expect([frames.length, applied, given]).toEqual([1, [], []]);
  frames.shift()?.();
  await Promise.all([first, second]);
  expect([applied, given]).toEqual([[[1, 2, 3]], ["first", "second"]]);
  const third = queue([event(4)]);
  frames.shift()?.();
  await third;
  expect(applied).toEqual([[1, 2, 3], [4]]);
});
