import type { NodeDescription } from "../../model/nodeType.ts";
import type { Problem } from "../../model/problem.ts";
import type { Workflow } from "../../model/workflow.ts";
import { editor, isPreviewId, useEditor } from "../editor/editorStore.ts";
import { paramOf } from "../editor/paramOf.ts";
import { setUi } from "../editor/uiStore.ts";

/** What the running half reads of the open workflow. */
export type OpenWorkflow = {
  readonly id: string;
  readonly workflow: Workflow;
  readonly catalogue: readonly NodeDescription[];
  readonly problems: readonly Problem[];
  readonly selection: ReadonlySet<string>;
};

export function openWorkflow(): OpenWorkflow {
  return useEditor.getState();
}

/** True while a workflow is only looked at: nobody agreed to it yet, so it must not run. */
export function isPreview(): boolean {
  return isPreviewId(useEditor.getState().id);
}

export function useOpenWorkflow<T>(select: (state: OpenWorkflow) => T): T {
  return useEditor(select);
}

/** Calls back with the id of the open workflow, now and when another one is opened. */
export function onWorkflowOpened(call: (id: string) => void): void {
  let shown = useEditor.getState().id;
  call(shown);
  useEditor.subscribe((state) => {
    if (state.id === shown) return;
    shown = state.id;
    call(shown);
  });
}

/** Selects the node of a problem and focuses the field at fault; a problem of its policy opens that. */
export function goToProblem(problem: Problem): void {
  if (problem.node === undefined) return;
  const param = paramOf(problem);
  if (param !== undefined) return focusField(problem.node, param);
  if (problem.path[2] === "policy") openPolicy(problem.node);
  else editor.select([problem.node]);
}

/** Selects a node and shows its policy. */
export function openPolicy(node: string): void {
  setUi({ inspector: true, pane: "Inspector", tab: "Policy" });
  editor.select([node]);
}

/** Shows what the engine's own check found where the page had not checked yet. */
export function showProblems(problems: readonly Problem[]): void {
  editor.setProblems(problems);
}

/** Shows the open workflow where a run of the past is looked at: what starts now is a run of that. */
export function showEdited(): void {
  editor.endView();
}

export function selectNode(node: string): void {
  editor.select([node]);
}

/** Selects a node and focuses the field of one of its params. */
export function focusField(node: string, param: string): void {
  setUi({ inspector: true, pane: "Inspector", tab: "Params" });
  editor.focusParam(node, param);
}
