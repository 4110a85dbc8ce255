import { beforeEach, expect, test } from "vitest";
import type { Workflow } from "../../model/workflow.ts";
import { editor, useEditor } from "./editorStore.ts";
import { insertNode } from "./inserting.ts";
import { openNodeCreator } from "./nodeCreator.ts";
import { announce, setUi, unannounce, useUi } from "./uiStore.ts";

const flow = (name: string): Workflow => ({ format: "vwmp/1", name, nodes: { a: { type: "manual@1" } }, edges: [] });
const rename = (name: string) => editor.apply((workflow) => ({ ...workflow, name }), { label: "rename" });
const shown = () => useEditor.getState().workflow.name;

beforeEach(() => editor.open(flow("Open"), "w1"));

test("what is looked at cannot be changed, and the open workflow comes back as it was left, its undo too", () => {
  rename("Changed");
  editor.view(flow("Old"));
  rename("Nothing");
  expect([shown(), useEditor.getState().viewing, useEditor.getState().canUndo]).toEqual(["Old", true, false]);
  editor.endView();
  expect([shown(), useEditor.getState().viewing, useEditor.getState().canUndo]).toEqual(["Changed", false, true]);
  editor.undo();
  expect(shown()).toBe("Open");
});

test("one view after another ends at the open workflow", () => {
  editor.view(flow("Old"));
  editor.view(flow("Older"));
  editor.undo();
  expect(shown()).toBe("Older");
  editor.endView();
  expect(shown()).toBe("Open");
});

test("another workflow that is opened ends the view", () => {
  editor.view(flow("Old"));
  editor.open(flow("Other"), "w2");
  editor.endView();
  rename("Mine");
  expect([shown(), useEditor.getState().viewing]).toEqual(["Mine", false]);
});

test("where a workflow is only looked at nothing can be added, and nothing is said to have been", async () => {
  let refused = 0;
  editor.onRefused(() => {
    refused += 1;
  });
  setUi({ announcement: "", creator: undefined });
  editor.view(flow("Old"));
  openNodeCreator();
  expect([useUi.getState().creator, refused]).toEqual([undefined, 1]);
  insertNode({ type: "no-op@1", title: "No operation", inputs: [], outputs: [] } as never, { center: { x: 0, y: 0 } });
  expect([useUi.getState().announcement, refused]).toEqual(["", 2]);
  await Promise.resolve();
  announce("Tidied up");
  expect(useUi.getState().announcement).toBe("Tidied up");
  editor.endView();
  openNodeCreator();
  expect(useUi.getState().creator).toEqual({});
});

test("what is no longer true is taken back, unless something else has been said since", () => {
  announce("Asked");
  unannounce("Asked");
  expect(useUi.getState().announcement).toBe("");
  announce("Later");
  unannounce("Asked");
  expect(useUi.getState().announcement).toBe("Later");
});
