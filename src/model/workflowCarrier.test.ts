import { expect, test } from "vitest";
import { workflowCarrier } from "./workflowCarrier.ts";

const WORKFLOW = { format: "vwmp/1", name: "W", nodes: { a: { type: "no-op@1" } }, edges: [] } as const;

/** From one thread to another. */
function threads() {
  const [here, there] = [workflowCarrier(), workflowCarrier()];
  return (value: object): object => there.deserialize(structuredClone(here.serialize(value)[0]));
}

test("a workflow crosses as text and comes out equal, alone and in a request", () => {
  const request = { workflow: WORKFLOW, parameters: { a: 1 }, grant: {} };
  expect(workflowCarrier().serialize(request)[0]).toEqual({ text: JSON.stringify(WORKFLOW), around: { parameters: { a: 1 }, grant: {} } });
  const carry = threads();
  expect(carry(WORKFLOW)).toEqual(WORKFLOW);
  expect(carry(request)).toEqual(request);
});

test("the same workflow comes out as the same object, another one as another", () => {
  const carry = threads();
  const one = carry(WORKFLOW);
  expect((carry({ workflow: { ...WORKFLOW } }) as { workflow: object }).workflow).toBe(one);
  expect(carry({ ...WORKFLOW, name: "X" })).toEqual({ ...WORKFLOW, name: "X" });
});

test("what holds no workflow is left alone", () => {
  const { canHandle } = workflowCarrier();
  expect(canHandle(WORKFLOW)).toBe(true);
  expect(canHandle({ workflow: WORKFLOW })).toBe(true);
  for (const other of ["vwmp/1", undefined, [WORKFLOW], { format: "vwmp/1" }, { workflow: "W" }]) expect(canHandle(other)).toBe(false);
});
