import { describe, expect, test } from "vitest";
import {
  addGroup,
  addNote,
  bendsOf,
  GROUP,
  groupsOf,
  isAnnotation,
  moveNotes,
  NOTE,
  notesOf,
  removeAnnotations,
  setBends,
  setGroup,
  setNote,
} from "./annotations.ts";
import { disconnect, removeNodes, renameNode } from "./edits.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import type { Workflow } from "./workflow.ts";

const FLOW: Workflow = {
  format: "vwmp/1",
  name: "Flow",
  nodes: { a: { type: "manual@1" }, b: { type: "no-op@1" }, c: { type: "no-op@1" } },
  edges: ["a -> b", "b -> c"],
};

describe("notes", () => {
  test("a note has an id of its own, a size and a colour", () => {
    const { workflow, id } = addNote(FLOW, { at: [20, 40], text: "# Read me" });
    expect(notesOf(workflow)).toEqual([{ id, text: "# Read me", at: [20, 40], size: [240, 120], colour: "yellow" }]);
    expect(addNote(workflow, { at: [0, 0] }).id).not.toBe(id);
  });

  test("moving and changing keeps keys that this version does not know", () => {
    const flow: Workflow = { ...FLOW, layout: { notes: [{ id: "n", at: [0, 0], from: "elsewhere" }] } };
    const moved = setNote(moveNotes(flow, new Map([[`${NOTE}n`, [20, 20]]])), "n", { text: "x" });
    expect(moved.layout?.notes).toEqual([{ id: "n", at: [20, 20], from: "elsewhere", text: "x" }]);
  });

  test("what is no note stays in the file and is not shown", () => {
    const flow: Workflow = { ...FLOW, layout: { notes: [{ id: 1 }, { id: "n", at: [0, 0] }] } };
    expect(notesOf(flow).map(({ id }) => id)).toEqual(["n"]);
    const less = removeAnnotations(flow, [`${NOTE}n`]);
    expect(less.layout?.notes).toEqual([{ id: 1 }]);
    expect(isAnnotation(less, `${NOTE}n`)).toBe(false);
  });
});

describe("groups", () => {
  test("a node lies in one group at most; a group that loses its last member is gone", () => {
    const first = addGroup(FLOW, "First", ["a", "b"]);
    const second = addGroup(first.workflow, "Second", ["b"]);
    expect(groupsOf(second.workflow).map(({ nodes }) => nodes)).toEqual([["a"], ["b"]]);
    expect(groupsOf(addGroup(second.workflow, "All", ["a", "b"]).workflow)).toHaveLength(1);
  });

  test("members follow a rename, and a deleted one leaves", () => {
    const { workflow, id } = addGroup(FLOW, "Both", ["a", "b"]);
    const renamed = renameNode(workflow, "a", "Start here").workflow;
    expect(groupsOf(renamed)[0]?.nodes).toEqual(["start-here", "b"]);
    expect(groupsOf(removeNodes(renamed, ["b"]))[0]?.nodes).toEqual(["start-here"]);
    expect(groupsOf(removeAnnotations(renamed, [GROUP + id]))).toEqual([]);
  });

  test("an open group says nothing of it in the file", () => {
    const { workflow, id } = addGroup(FLOW, "Both", ["a", "b"]);
    const closed = setGroup(workflow, id, { collapsed: true });
    expect(groupsOf(closed)[0]?.collapsed).toBe(true);
    expect(formatWorkflow(setGroup(closed, id, { collapsed: false }))).toBe(formatWorkflow(workflow));
  });
});

describe("bends", () => {
  test("belong to the edge, in any spelling, follow a rename and go with the edge", () => {
    const bent = setBends(FLOW, "a->b", [[100, 20]]);
    expect(bendsOf(bent, "a -> b")).toEqual([[100, 20]]);
    const renamed = renameNode(bent, "b", "Middle").workflow;
    expect(bendsOf(renamed, "a -> middle")).toEqual([[100, 20]]);
    expect(disconnect(renamed, ["a -> middle"]).layout?.bends).toBeUndefined();
    expect(removeNodes(renamed, ["a"]).layout?.bends).toEqual({});
    expect(formatWorkflow(removeNodes(renamed, ["a"]))).not.toContain("bends");
  });
});
