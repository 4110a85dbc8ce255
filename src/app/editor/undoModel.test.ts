import fc from "fast-check";
import { expect, test } from "vitest";
import { addGroup, removeAnnotations, setBends } from "../../model/annotations.ts";
import * as edits from "../../model/edits.ts";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import { parseDocument } from "../../model/parseDocument.ts";
import { readJson } from "../../model/readJson.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { editor, useEditor } from "./editorStore.ts";

// Undo and redo against a list of texts: what is shown is always the text that the model says, byte for byte.

type Edit = (workflow: Workflow) => Workflow;
type Step =
  | { readonly kind: "edit"; readonly edit: Edit; readonly group: string | undefined }
  | { readonly kind: "undo" | "redo" | "look" | "locked" };

const ids = fc.constantFrom("start", "big", "few", "log", "constructor", "nobody");
const EDIT: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(ids, fc.constantFrom("n", "__proto__", "text"), fc.jsonValue({ maxDepth: 1 })).map(
    ([id, param, value]): Edit =>
      (w) =>
        edits.setParam(w, id, param, value as never),
  ),
  ids.map(
    (id): Edit =>
      (w) =>
        edits.addNode(w, edits.freshId(w, id), { type: "log@1" }, [20, 40]),
  ),
  fc.array(ids, { maxLength: 3 }).map(
    (list): Edit =>
      (w) =>
        edits.removeNodes(w, list),
  ),
  fc.tuple(ids, ids).map(
    ([a, b]): Edit =>
      (w) =>
        edits.connect(w, `${a} -> ${b}`),
  ),
  fc.tuple(ids, ids).map(
    ([a, b]): Edit =>
      (w) =>
        edits.disconnect(w, [`${a} -> ${b}`]),
  ),
  fc.tuple(ids, fc.string({ maxLength: 6 })).map(
    ([id, name]): Edit =>
      (w) =>
        edits.renameNode(w, id, name).workflow,
  ),
  fc.tuple(ids, fc.nat(9)).map(
    ([id, x]): Edit =>
      (w) =>
        edits.moveNodes(w, new Map<string, Position>([[id, [x * 20, 0]]])),
  ),
  ids.map(
    (id): Edit =>
      (w) =>
        edits.setNode(w, id, { disabled: true }),
  ),
  fc.string({ maxLength: 6 }).map(
    (name): Edit =>
      (w) =>
        edits.setWorkflow(w, { name }),
  ),
  fc.constant<Edit>((w) => edits.pasteNodes(w, w, [20, 20]).workflow),
  fc.array(ids, { minLength: 1, maxLength: 3 }).map(
    (list): Edit =>
      (w) =>
        addGroup(w, "G", list).workflow,
  ),
  fc.constant<Edit>((w) => removeAnnotations(w, ["group:g1", "group:group-1"])),
  fc.nat(5).map(
    (x): Edit =>
      (w) =>
        setBends(w, w.edges[0] ?? "start -> big", [[x, x]]),
  ),
);
const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), edit: EDIT, group: fc.constantFrom("field#1", "field#2", undefined) }),
  },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: "undo" }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: "redo" }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: "look" }, { kind: "locked" }) },
);

const START = `{"format":"vwmp/1","name":"Start","nodes":{"start":{"type":"manual@1"},"big":{"type":"filter@1","params":{"where":"\${item.n > 1}"}},
  "few":{"type":"limit@1","notes":"\${nodes.big.item.n}"}},"edges":["start -> big","big.kept -> few"],"layout":{"nodes":{"start":[0,0]}}}`;

/** What undo and redo are said to do, on texts alone. `open`: the group of the change that a next one may join. */
class Model {
  readonly texts: string[];
  at = 0;
  open: string | undefined;

  constructor(start: string) {
    this.texts = [start];
  }

  edit(text: string, changed: boolean, group: string | undefined): void {
    if (!changed) return;
    const joins = group !== undefined && group === this.open && this.at > 0 && this.at === this.texts.length - 1;
    if (joins) this.texts[this.at] = text;
    else {
      this.texts.splice(this.at + 1, this.texts.length, text);
      this.at += 1;
    }
    this.groups[this.at] = group;
    this.groups.length = this.at + 1;
    this.open = group;
  }

  /** The group of each change as it was made; one that was undone and made again is closed. */
  readonly groups: (string | undefined)[] = [undefined];

  undo(): void {
    if (this.at === 0) return;
    this.groups[this.at] = undefined;
    this.at -= 1;
    this.open = this.groups[this.at];
  }

  redo(): void {
    if (this.at === this.texts.length - 1) return;
    this.at += 1;
    this.groups[this.at] = undefined;
    this.open = undefined;
  }
}

function play(step: Step, model: Model): void {
  if (step.kind === "undo") {
    editor.undo();
    model.undo();
  } else if (step.kind === "redo") {
    editor.redo();
    model.redo();
  } else if (step.kind === "look") {
    editor.view({ format: "vwmp/1", name: "Old", nodes: {}, edges: [] });
    editor.apply((w) => edits.setWorkflow(w, { name: "Refused" }), { label: "refused" });
    editor.undo();
    editor.endView();
  } else if (step.kind === "locked") {
    editor.setReadOnly(true);
    editor.apply((w) => edits.setWorkflow(w, { name: "Refused" }), { label: "refused" });
    editor.undo();
    editor.redo();
    editor.setReadOnly(false);
  } else if (step.kind === "edit") {
    const before = useEditor.getState().workflow;
    editor.apply(step.edit, { label: "edit", ...(step.group === undefined ? {} : { group: step.group }) });
    const after = useEditor.getState().workflow;
    model.edit(formatWorkflow(after), after !== before, step.group);
  }
}

test("P11: whatever was edited, undo and redo give back every state byte for byte", () => {
  let sequence = 0;
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 30 }), (steps) => {
      sequence += 1;
      const start = parseDocument(readJson(START)).workflow as Workflow;
      editor.open(start, `w${sequence}`);
      const model = new Model(formatWorkflow(start));
      for (const step of steps) {
        play(step, model);
        const { workflow, canUndo, canRedo } = useEditor.getState();
        // Written anew: no text that is kept for a workflow may hide that it changed in place.
        expect(formatWorkflow(structuredClone(workflow))).toBe(model.texts[model.at]);
        expect([canUndo, canRedo]).toEqual([model.at > 0, model.at < model.texts.length - 1]);
      }
      editor.forget(`w${sequence - 1}`);
    }),
    { numRuns: 5000 },
  );
}, 120_000);
