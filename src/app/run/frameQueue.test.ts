import { expect, test } from "vitest";
import type { RunEvent } from "../../model/event.ts";
import { frameQueue } from "./frameQueue.ts";

function event(seq: number): RunEvent {
  return { kind: "run-started", seq, at: 0 };
}

/** A queue whose frames are drawn by hand; to apply a batch takes `cost` milliseconds. */
function queueOf(cost = 0) {
  const frames: (() => void)[] = [];
  const done: (string | number)[] = [];
  let time = 0;
  const applying = {
    apply(batch: readonly RunEvent[]) {
      time += cost;
      done.push(...batch.map(({ seq }) => seq));
    },
    show: () => done.push("shown"),
  };
  const take = frameQueue(
    applying,
    (call) => frames.push(call),
    () => time,
  );
  return { take, frames, done };
}

test("batches of one frame are applied in order and shown together, and each is given back after", async () => {
  const { take, frames, done } = queueOf();
  const first = take([event(1), event(2)]).then(() => done.push("first"));
  const second = take([event(3)]).then(() => done.push("second"));
  await Promise.resolve();
  expect([frames.length, done]).toEqual([1, []]);
  frames.shift()?.();
  await Promise.all([first, second]);
  expect(done).toEqual([1, 2, 3, "shown", "first", "second"]);
  const third = take([event(4)]);
  frames.shift()?.();
  await third;
  expect(done.slice(6)).toEqual([4, "shown"]);
});

test("what there is no time for in a frame waits for the next, and is given back then", async () => {
  const { take, frames, done } = queueOf(7);
  const all = [1, 2, 3].map((seq) => take([event(seq)]).then(() => done.push(`${seq} back`)));
  frames.shift()?.();
  await Promise.all(all.slice(0, 2));
  expect(done).toEqual([1, 2, "shown", "1 back", "2 back"]);
  const late = take([event(4)]);
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  await Promise.all([...all, late]);
  expect(done.slice(5)).toEqual([3, 4, "shown", "3 back"]);
  expect(frames).toHaveLength(0);
});
