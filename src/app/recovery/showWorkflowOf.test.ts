import { beforeEach, expect, test, vi } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { editor } from "../editor/editorStore.ts";
import { showWorkflowOf } from "./showWorkflowOf.ts";

const library = vi.hoisted(() => ({ openNew: vi.fn(), openWorkflow: vi.fn(), entries: [] as { id: string; name: string }[] }));
const homes = vi.hoisted(() => new Map<string, string>());
const texts = vi.hoisted(() => new Map<string, string>());
const toast = vi.hoisted(() => vi.fn());
vi.mock("../library/library.ts", () => ({ ...library, useLibrary: { getState: () => library } }));
vi.mock("../library/workflowStore.ts", () => ({
  newId: () => "new",
  workflowStore: () => ({ get: async (id: string) => ({ text: texts.get(id) }) }),
}));
vi.mock("../run/runHomes.ts", () => ({ homeOf: (runId: string) => homes.get(runId) }));
vi.mock("../ui/Toasts.tsx", () => ({ toast }));

const flow = (value: string, x = 0): Workflow => ({
  format: "vwmp/1",
  name: "W",
  nodes: { a: { type: "template@1", params: { text: value } } },
  edges: [],
  layout: { nodes: { a: [x, 0] } },
});

beforeEach(() => {
  vi.resetAllMocks();
  homes.clear();
  texts.clear();
  library.entries = [];
  editor.open(flow("another"), "other");
});

/** Keeps workflows, which can be opened. */
function keep(kept: Readonly<Record<string, Workflow>>): void {
  library.entries = Object.entries(kept).map(([id, { name }]) => ({ id, name }));
  for (const [id, workflow] of Object.entries(kept)) texts.set(id, JSON.stringify(workflow));
  library.openWorkflow.mockImplementation(async (id: string) => {
    const workflow = kept[id];
    if (workflow !== undefined) editor.open(workflow, id);
    return workflow !== undefined;
  });
}

test("the workflow that the run was started in is opened; moving its nodes changes nothing", async () => {
  keep({ w1: flow("x", 500) });
  homes.set("r", "w1");
  expect(await showWorkflowOf("r", flow("x"))).toBe("w1");
  expect(library.openWorkflow).toHaveBeenCalledWith("w1");
  expect(toast).not.toHaveBeenCalled();
});

test("one that is open already is not opened again, and a change since is told", async () => {
  homes.set("r", "other");
  expect(await showWorkflowOf("r", flow("x"))).toBe("other");
  expect(library.openWorkflow).not.toHaveBeenCalled();
  expect(toast).toHaveBeenCalledWith(expect.stringContaining("was changed since"));
});

test("where it was forgotten which one it was, one that does the same is taken", async () => {
  keep({ w1: flow("y"), w2: flow("x", 9) });
  expect(await showWorkflowOf("r", flow("x"))).toBe("w2");
});

test("where it is not kept any more, what the run was started with is opened as a copy", async () => {
  keep({ w1: flow("y") });
  homes.set("r", "deleted");
  expect(await showWorkflowOf("r", flow("x"))).toBe("new");
  expect(library.openNew).toHaveBeenCalledWith(flow("x"), "new");
});
