import { expect, test } from "vitest";
import { Inbox } from "./inbox.ts";

test("values come in order, also those that come later, and then the end", async () => {
  const inbox = new Inbox<number>();
  inbox.add(1);
  const read: number[] = [];
  const reading = (async () => {
    for await (const value of inbox) read.push(value);
  })();
  inbox.add(2);
  await Promise.resolve();
  inbox.add(3);
  inbox.end();
  inbox.add(4);
  await reading;
  expect(read).toEqual([1, 2, 3]);
});

test("a failure comes behind what was there before it", async () => {
  const inbox = new Inbox<number>();
  inbox.add(1);
  inbox.end(new Error("broke"));
  const read: number[] = [];
  const reading = (async () => {
    for await (const value of inbox) read.push(value);
  })();
  await expect(reading).rejects.toThrow("broke");
  expect(read).toEqual([1]);
});

test("it tells of each value taken, and of a reader that leaves early", async () => {
  const told: string[] = [];
  const inbox = new Inbox<number>({ taken: () => told.push("taken"), left: () => told.push("left") });
  for (const value of [1, 2, 3]) inbox.add(value);
  for await (const value of inbox) if (value === 2) break;
  expect(told).toEqual(["taken", "taken", "left"]);
});
