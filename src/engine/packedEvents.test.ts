import fc from "fast-check";
import { expect, test } from "vitest";
import type { RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import { JournalWriter, readLines } from "./journalText.ts";
import { journalEvents } from "./lineReader.ts";

const nobody = async () => undefined;
const at = 1_767_225_600_000;

const events: readonly RunEvent[] = [
  { kind: "run-started", seq: 2, at },
  { kind: "node-started", node: "a", scope: "run", activation: 0, inputs: [], seq: 3, at },
  {
    kind: "node-finished",
    node: "a",
    scope: "run",
    activation: 0,
    source: "run",
    outputs: [{ port: "out", count: 1, items: ['"\n[0]'] }],
    seq: 4,
    at: at + 1,
  },
  { kind: "scope-opened", region: "r", scope: "run/r[0]", number: 0, seq: 5, at: at + 1 },
  { kind: "node-started", node: "b", scope: "run/r[0]", activation: 2, inputs: [{ port: "in", count: 3 }], key: "k", seq: 6, at: at + 5 },
  { kind: "node-progressed", node: "b", scope: "run/r[0]", activation: 2, done: 1, seq: 7, at: at + 5 },
  { kind: "node-finished", node: "b", scope: "run/r[0]", activation: 2, source: "cache", outputs: [], seq: 8, at: at + 9 },
  {
    kind: "node-finished",
    node: "c",
    scope: "run/r[0]",
    activation: 0,
    source: "run",
    ends: true,
    outputs: [{ port: "out", count: 1, items: [0], from: [[0], null] }],
    seq: 9,
    at: at + 9,
  },
  { kind: "scope-closed", region: "r", scope: "run/r[0]", outcome: "finished", seq: 10, at: at + 9 },
  { kind: "scope-closed", region: "r", scope: "run/r[1]", outcome: "failed", seq: 11, at: at + 8 },
];

test("G1 what is written as a line comes back as it was, in any batches", async () => {
  for (const cut of [0, 1, 4, 7, events.length]) {
    const writer = new JournalWriter();
    const batches = [events.slice(0, cut), events.slice(cut)].filter((batch) => batch.length > 0);
    const back = [];
    for (const batch of batches) back.push(...(await readLines(writer.write(batch).lines, nobody)));
    expect(back).toEqual(events);
  }
});

test("G1 lines of earlier versions, an object each, are read as they are", async () => {
  expect(await readLines(events.map((event) => JSON.stringify(event)).join("\n"), nobody)).toEqual(events);
});

test("G4 large payloads of packed events are named and come back", async () => {
  const items = ["x".repeat(3000)];
  const event = { ...events[2], outputs: [{ port: "out", count: 1, items }] } as RunEvent;
  const { lines, blobs, names } = new JournalWriter().write([event]);
  expect([lines.length < 200, names]).toEqual([true, [...blobs.keys()]]);
  expect(await readLines(lines, async (hash) => blobs.get(hash))).toEqual([event]);
});

test("G1 any names, ports and items come back: quotes, brackets and line breaks in them are no ends of anything", async () => {
  const text = fc.oneof(fc.constantFrom('],["', "]]]", '"', "\\", "\n", "a", '],["x",1,['), fc.string({ unit: "binary", maxLength: 6 }));
  const items = fc.array(fc.oneof(text, fc.jsonValue({ maxDepth: 3 })), { maxLength: 3 }) as fc.Arbitrary<readonly Item[]>;
  const place = { node: text, scope: text, activation: fc.nat() };
  const packet = fc.record({ port: text, count: fc.nat(), items });
  const event = fc.oneof(
    fc.record({ kind: fc.constant("node-started"), ...place, inputs: fc.array(fc.record({ port: text, count: fc.nat() })) }),
    fc.record({ kind: fc.constant("node-started"), ...place, inputs: fc.constant([]), key: text }),
    fc.record({ kind: fc.constant("node-finished"), ...place, source: fc.constant("run"), outputs: fc.array(packet, { maxLength: 3 }) }),
    fc.record({ kind: fc.constant("scope-opened"), region: text, scope: text, number: fc.nat() }),
    fc.record({ kind: fc.constant("scope-closed"), region: text, scope: text, outcome: fc.constant("finished") }),
    fc.record({ kind: fc.constant("node-progressed"), ...place, done: fc.nat() }),
  );
  const numbered = fc.record({ seq: fc.nat(), at: fc.nat() });
  const log = fc.array(fc.tuple(event, numbered)).map((list) => list.map(([each, number]) => ({ ...each, ...number }) as RunEvent));
  await fc.assert(
    fc.asyncProperty(log, async (written) => {
      const { lines, blobs } = new JournalWriter().write(written);
      expect(await readLines(lines, async (hash) => blobs.get(hash))).toEqual(JSON.parse(JSON.stringify(written)));
    }),
    { numRuns: 500 },
  );
});

test("G1 a line that is cut off, or of no known form, says so", () => {
  for (const line of ['["s",1,0,"run","a"', '["x",1,0,0,"a"]', '["s",1,0,"run","a",0,[]] ', '["c",1,,0,"r"]', '["c",1,0,0,"r']) {
    expect(() => journalEvents(line), line).toThrow("A line of the journal is not as it was written");
  }
});
