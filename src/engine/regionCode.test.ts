import { afterEach, expect, test, vi } from "vitest";

const WORKFLOW = {
  format: "vwmp/1",
  name: "one",
  nodes: { start: { type: "manual@1" }, inside: { type: "no-op@1" } },
  regions: { each: { kind: "map", nodes: ["inside"], params: { over: "${items}" } } },
  edges: ["start -> each", "each.body -> inside", "inside -> each.yield"],
};

afterEach(() => {
  vi.doUnmock("./makeRegion.ts");
  vi.resetModules();
});

test("a run with regions begins once the code of regions is there, and the next one at once", async () => {
  const { loadRegionCode, regionCode } = await import("./regionCode.ts");
  const { WorkflowEngine } = await import("../index.ts");
  expect(regionCode).toThrow("could not be loaded");
  const { status, outputs } = await new WorkflowEngine().execute(WORKFLOW);
  expect({ status, outputs }).toEqual({ status: "succeeded", outputs: { each: [{}] } });
  expect(loadRegionCode()).toBeUndefined();
  expect(regionCode()).toBeTypeOf("function");
});

test("the first test of a workflow with regions waits for their code too", async () => {
  vi.doMock("./makeRegion.ts", async (original) => {
    for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return original();
  });
  const { WorkflowEngine } = await import("../index.ts");
  const verdicts = await new WorkflowEngine().test({ ...WORKFLOW, tests: [{ name: "one item", expect: { each: [{}] } }] });
  expect(verdicts).toMatchObject([{ name: "one item", status: "passed" }]);
});

test("a run without regions does not load their code", async () => {
  const { regionCode } = await import("./regionCode.ts");
  const { WorkflowEngine } = await import("../index.ts");
  const { status } = await new WorkflowEngine().execute({ ...WORKFLOW, regions: {}, edges: ["start -> inside"] });
  expect(status).toBe("succeeded");
  expect(regionCode).toThrow("could not be loaded");
});

test("where the code of regions cannot be loaded, the region fails and says what to do", async () => {
  vi.doMock("./makeRegion.ts", () => {
    throw new Error("offline");
  });
  const { WorkflowEngine } = await import("../index.ts");
  const { status, failures } = await new WorkflowEngine().execute(WORKFLOW);
  expect(status).toBe("failed");
  expect(failures).toMatchObject([
    { code: "not-loaded", kind: "outside", node: "each", hint: expect.stringContaining("run the workflow again") },
  ]);
});
