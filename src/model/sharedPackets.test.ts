import { expect, test } from "vitest";
import { sharedCount, sharedPackets } from "./sharedPackets.ts";

test("lists of one packet of which only port and count are told are one list", () => {
  const first = sharedPackets([{ port: "out", count: 3 }]);
  expect(sharedPackets([{ port: "out", count: 3 }])).toBe(first);
  expect(first).toEqual([{ port: "out", count: 3 }]);
  expect(sharedPackets([{ port: "out", count: 4 }])).toEqual([{ port: "out", count: 4 }]);
  expect(sharedPackets([{ port: "kept", count: 3 }])).toEqual([{ port: "kept", count: 3 }]);
});

test("what tells more, or is of several packets, stays as it is", () => {
  const withItems = [{ port: "out", count: 1, items: [{ a: 1 }] }];
  const two = [
    { port: "out", count: 1 },
    { port: "error", count: 1 },
  ];
  for (const packets of [withItems, two, []]) expect(sharedPackets(packets)).toBe(packets);
});

test("a port whose name begins with a number is another", () => {
  expect(sharedPackets([{ port: "2 out", count: 1 }])).toEqual([{ port: "2 out", count: 1 }]);
  expect(sharedPackets([{ port: "out", count: 12 }])).toEqual([{ port: "out", count: 12 }]);
});

test("more than a thousand different ones are told right, too", () => {
  for (let count = 0; count < 2500; count += 1) expect(sharedCount({ port: "out", count })).toEqual(new Map([["out", count]]));
  expect(sharedCount({ port: "out", count: 7 })).toEqual(new Map([["out", 7]]));
});
