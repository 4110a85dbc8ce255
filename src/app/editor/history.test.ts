import fc from "fast-check";
import { expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { record, redoStep, startHistory, undoStep } from "./history.ts";

const named = (name: string): Workflow => ({ format: "vwmp/1", name, nodes: {}, edges: [] });

test("undoing everything gives back the start, redoing everything the end", () => {
  const changes = fc.array(fc.record({ name: fc.string(), group: fc.constantFrom("a", "b", undefined) }), { maxLength: 40 });
  fc.assert(
    fc.property(changes, (list) => {
      const start = named("start");
      let history = startHistory(start);
      for (const { name, group } of list) {
        history = record(history, named(name), group === undefined ? { label: name } : { label: name, group });
      }
      const end = history.present;
      const steps = history.past.length;
      for (let i = 0; i < steps; i += 1) history = undoStep(history);
      expect(history.present).toBe(start);
      expect(undoStep(history)).toBe(history);
      for (let i = 0; i < steps; i += 1) history = redoStep(history);
      expect(history.present).toBe(end);
    }),
  );
});

test("changes of one visit are one step, and another change ends the visit", () => {
  let history = startHistory(named("0"));
  for (const name of ["1", "12", "123"]) history = record(history, named(name), { label: "type", group: "field#1" });
  expect(history.past).toHaveLength(1);
  history = record(history, named("moved"), { label: "move" });
  history = record(history, named("1234"), { label: "type", group: "field#1" });
  expect(history.past).toHaveLength(3);
});

test("a change that changes nothing leaves no step, and a new change drops what was undone", () => {
  const start = startHistory(named("0"));
  expect(record(start, start.present, { label: "nothing" })).toBe(start);
  const undone = undoStep(record(start, named("1"), { label: "one" }));
  expect(undone.future).toHaveLength(1);
  expect(record(undone, named("2"), { label: "two" }).future).toHaveLength(0);
});
