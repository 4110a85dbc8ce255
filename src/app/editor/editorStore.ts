import { create } from "zustand";
import { isAnnotation } from "../../model/annotations.ts";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import { emptyRecord, own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Problem } from "../../model/problem.ts";
import type { Workflow } from "../../model/workflow.ts";
import { t } from "../words/words.ts";
import { type Change, type History, record, redoStep, startHistory, undoStep } from "./history.ts";
import { announce, hush } from "./uiStore.ts";

/** Whether what is on screen is also in the store. `failed`: it is only in memory. */
export type Saved = "saved" | "saving" | "failed";

/** A field that asks for the focus; `visit` differs for each request. */
export type FocusRequest = { readonly node: string; readonly param: string; readonly visit: number };

export type EditorState = {
  /** Id of the open workflow in the store; empty until one is open. */
  readonly id: string;
  readonly workflow: Workflow;
  readonly saved: Saved;
  /** Another tab writes this workflow: nothing changes it here. */
  readonly readOnly: boolean;
  /** Ids of the selected nodes and regions; notes and groups as `note:ID` and `group:ID`. */
  readonly selection: ReadonlySet<string>;
  /** Texts of the selected edges. */
  readonly selectedEdges: ReadonlySet<string>;
  readonly catalogue: readonly NodeDescription[];
  readonly problems: readonly Problem[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What undo would take back, for the button's tooltip. */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  readonly focus: FocusRequest | undefined;
  /** The workflow shown is only to be looked at, in the place of the open one. */
  readonly viewing: boolean;
};

/** How the id of a workflow begins that is only looked at: it is not kept, not changed and not run. */
const PREVIEW = "preview:";

export function isPreviewId(id: string): boolean {
  return id.startsWith(PREVIEW);
}

const NONE: ReadonlySet<string> = new Set();
const BLANK: Workflow = { format: "vwmp/1", name: "Untitled workflow", nodes: emptyRecord(), edges: [] };

let history: History = startHistory(BLANK);
let refused: () => void = () => undefined;
/** The open workflow's while another is looked at. */
let editing: History | undefined;
/** The histories of workflows that were open on this page. */
const left = new Map<string, History>();
let visits = 0;

/** The open workflow and everything about it that the screen shows. Read with selectors; change with {@link editor}. */
export const useEditor = create<EditorState>(() => ({
  id: "",
  workflow: BLANK,
  saved: "saved",
  readOnly: false,
  selection: NONE,
  selectedEdges: NONE,
  catalogue: [],
  problems: [],
  canUndo: false,
  canRedo: false,
  undoLabel: undefined,
  redoLabel: undefined,
  focus: undefined,
  viewing: false,
}));

function adopt(next: History): void {
  if (next === history) return;
  if (useEditor.getState().readOnly) {
    announce(t("Not changed: this workflow is open in another tab. Take over to edit it here."));
    return hush();
  }
  history = next;
  show();
}

function show(): void {
  const next = history;
  const { selection, selectedEdges } = useEditor.getState();
  const workflow = next.present;
  useEditor.setState({
    workflow,
    selection: kept(selection, (id) => (own(workflow.nodes, id) ?? own(workflow.regions, id)) !== undefined || isAnnotation(workflow, id)),
    selectedEdges: selectedEdges.size === 0 ? selectedEdges : kept(selectedEdges, edgeIn(workflow)),
    ...reach(),
    undoLabel: next.past.at(-1)?.label,
    redoLabel: next.future.at(-1)?.label,
  });
}

function reach(): Pick<EditorState, "canUndo" | "canRedo"> {
  const { readOnly } = useEditor.getState();
  return { canUndo: !readOnly && history.past.length > 0, canRedo: !readOnly && history.future.length > 0 };
}

function edgeIn(workflow: Workflow): (edge: string) => boolean {
  const edges = new Set(workflow.edges);
  return (edge) => edges.has(edge);
}

/** The same set when all stay, so that selectors do not fire. */
function kept(set: ReadonlySet<string>, stays: (id: string) => boolean): ReadonlySet<string> {
  for (const id of set) if (!stays(id)) return new Set([...set].filter(stays));
  return set;
}

/** The one way to change the open workflow; every change through `apply` can be undone. A preview is not changed. */
export const editor = {
  /** Changes the workflow by a pure edit. Returning the workflow given means no change. */
  apply(edit: (workflow: Workflow) => Workflow, change: Change): void {
    if (isPreviewId(useEditor.getState().id)) return;
    if (!editor.mayChange()) return hush();
    adopt(record(history, edit(history.present), change));
  },
  /** False where the workflow is only looked at; why is said then. */
  mayChange(): boolean {
    if (editing !== undefined) refused();
    return editing === undefined;
  },
  undo(): void {
    adopt(undoStep(history));
  },
  redo(): void {
    adopt(redoStep(history));
  },
  /** Shows a workflow in the place of the open one, only to be looked at: nothing changes it. */
  view(workflow: Workflow): void {
    editing ??= history;
    // Told before the workflow changes, so that nobody takes that for an edit.
    useEditor.setState({ viewing: true, focus: undefined });
    adopt(startHistory(workflow));
  },
  /** Says what happens where something is to be changed that is only looked at. */
  onRefused(call: () => void): void {
    refused = call;
  },
  /** The open workflow, also while another is looked at. */
  edited: (): Workflow => (editing ?? history).present,
  /** Shows the open workflow again, as it was left. */
  endView(): void {
    if (editing === undefined) return;
    history = editing;
    editing = undefined;
    show();
    useEditor.setState({ viewing: false, focus: undefined });
  },
  /** Shows another workflow, with the history that it had when it was left, unless it is another one now. */
  open(workflow: Workflow, id: string): void {
    const before = useEditor.getState();
    if (before.id !== "") left.set(before.id, editing ?? history);
    editing = undefined;
    const known = left.get(id);
    history = known !== undefined && formatWorkflow(known.present) === formatWorkflow(workflow) ? known : startHistory(workflow);
    // In one step: a workflow that changes under one id is an edit.
    useEditor.setState({
      id,
      workflow: history.present,
      saved: "saved",
      selection: NONE,
      selectedEdges: NONE,
      problems: [],
      ...reach(),
      undoLabel: history.past.at(-1)?.label,
      redoLabel: history.future.at(-1)?.label,
      focus: undefined,
      viewing: false,
    });
  },
  /** Forgets the history of a workflow that is not open. */
  forget(id: string): void {
    left.delete(id);
  },
  /** Shows a workflow that is only looked at; see {@link isPreviewId}. */
  preview(workflow: Workflow): void {
    visits += 1;
    editor.open(workflow, `${PREVIEW}${visits}`);
  },
  /** Shows what another tab made of the open workflow; what is still there stays selected. */
  refresh(workflow: Workflow): void {
    if (editing !== undefined) editing = startHistory(workflow);
    else {
      history = startHistory(workflow);
      show();
    }
    useEditor.setState({ saved: "saved" });
  },
  /** The open workflow goes on under another id, with all its steps. */
  moveTo(id: string): void {
    useEditor.setState({ id });
  },
  setReadOnly(readOnly: boolean): void {
    useEditor.setState({ readOnly });
    useEditor.setState(reach());
  },
  /** Selects these nodes and edges and nothing else. */
  select(nodes: Iterable<string>, edges: Iterable<string> = []): void {
    useEditor.setState({ selection: new Set(nodes), selectedEdges: new Set(edges) });
  },
  /** Selects a node and puts the focus into the field of one of its params. */
  focusParam(node: string, param: string): void {
    visits += 1;
    useEditor.setState({ selection: new Set([node]), selectedEdges: NONE, focus: { node, param, visit: visits } });
  },
  setSaved(saved: Saved): void {
    useEditor.setState({ saved });
  },
  setCatalogue(catalogue: readonly NodeDescription[]): void {
    useEditor.setState({ catalogue });
  },
  setProblems(problems: readonly Problem[]): void {
    useEditor.setState({ problems });
  },
  /** A group name never used before: one visit to a field, one drag. */
  newVisit(of: string): string {
    visits += 1;
    return `${of}#${visits}`;
  },
};
