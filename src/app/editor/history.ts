import type { Workflow } from "../../model/workflow.ts";

/** A state that can be gone back to, and what the change away from it was called. */
export type Step = { readonly workflow: Workflow; readonly label: string; readonly group: string | undefined };

/** Every state of one open workflow. States share all that did not change, so a step costs what it changed. */
export type History = { readonly past: readonly Step[]; readonly present: Workflow; readonly future: readonly Step[] };

/** What a change is called in “Undo …”; changes in a row with the same `group` are one step. */
export type Change = { readonly label: string; readonly group?: string };

const LONGEST = 1000;

/** A history that starts here. */
export function startHistory(workflow: Workflow): History {
  return { past: [], present: workflow, future: [] };
}

/** The history after a change; the same history when nothing changed. */
export function record(history: History, next: Workflow, change: Change): History {
  if (next === history.present) return history;
  const last = history.past.at(-1);
  if (change.group !== undefined && last?.group === change.group && history.future.length === 0) {
    return { past: history.past, present: next, future: [] };
  }
  const step: Step = { workflow: history.present, label: change.label, group: change.group };
  return { past: [...history.past.slice(-LONGEST + 1), step], present: next, future: [] };
}

/** One step back; the same history when there is none. */
export function undoStep(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.workflow,
    future: [...history.future, { workflow: history.present, label: step.label, group: undefined }],
  };
}

/** One step forward again; the same history when there is none. */
export function redoStep(history: History): History {
  const step = history.future.at(-1);
  if (step === undefined) return history;
  return {
    past: [...history.past, { workflow: history.present, label: step.label, group: undefined }],
    present: step.workflow,
    future: history.future.slice(0, -1),
  };
}
