import { emptyRecord, type InputRecord } from "./json.ts";
import { copyRecord, patched } from "./recordEdits.ts";
import type { Workflow, WorkflowNode } from "./workflow.ts";

type Nodes = Workflow["nodes"];

/** What an edit made of a workflow: the parts that are others, those that are gone, and where only some nodes are others, those alone. */
export type WorkflowChange = {
  readonly parts: Partial<Workflow>;
  readonly gone: readonly (keyof Workflow)[];
  readonly nodes?: Nodes;
};

/** What `after` has that `before` has not, by identity: what an edit left as it was is not looked into. */
export function changeOf(before: Workflow, after: Workflow): WorkflowChange {
  const keys = Object.keys(after) as (keyof Workflow)[];
  const ids = changedNodes(before.nodes, after.nodes);
  const parts = emptyRecord<unknown>();
  for (const key of keys) if (after[key] !== before[key] && (key !== "nodes" || ids === undefined)) parts[key] = after[key];
  const gone = (Object.keys(before) as (keyof Workflow)[]).filter((key) => after[key] === undefined);
  if (ids === undefined || ids.length === 0) return { parts: parts as Partial<Workflow>, gone };
  const nodes = emptyRecord<WorkflowNode>();
  for (const id of ids) nodes[id] = after.nodes[id] as WorkflowNode;
  return { parts: parts as Partial<Workflow>, gone, nodes };
}

/** The workflow that {@link changeOf} was told the change to. */
export function withChange(before: Workflow, { parts, gone, nodes }: WorkflowChange): Workflow {
  const patch = { ...parts, ...Object.fromEntries(gone.map((key) => [key, undefined])) };
  if (nodes === undefined) return patched(before, patch);
  const all = copyRecord<WorkflowNode>(before.nodes);
  for (const id of Object.keys(nodes)) all[id] = nodes[id] as WorkflowNode;
  return patched(before, { ...patch, nodes: all });
}

const NONE: readonly string[] = [];
/** Edits that are followed back from one workflow to another: beyond, comparing all nodes is no slower. */
const MOST_STEPS = 50;
type Step = { readonly before: WeakRef<Nodes>; readonly ids: readonly string[] | undefined };
/** Weak both ways: an answer must not keep all that was there before an edit. */
const known = new WeakMap<Nodes, Step>();

/** Says what an edit made into others, so that nobody has to look for it: the same ids in the same order, these nodes others. */
export function rememberChanged(before: Nodes, after: Nodes, ids: readonly string[]): void {
  known.set(after, { before: new WeakRef(before), ids });
}

/**
 * The ids of the nodes that edits made into others; undefined where they added, removed or reordered some. All that follows the edits
 * of a big workflow asks this, so it is worked out once for each pair, and not at all where the edits told it.
 */
export function changedNodes(before: Nodes, after: Nodes): readonly string[] | undefined {
  if (before === after) return NONE;
  const found = known.get(after);
  if (found?.before.deref() === before) return found.ids;
  const told = toldBetween(before, after);
  if (told !== undefined) return told;
  const ids = compare(before, after);
  known.set(after, { before: new WeakRef(before), ids });
  return ids;
}

const empty = new WeakMap<Nodes, boolean>();

/** True where a workflow has no nodes; asked at every turn, so they are looked at once, and not at all where an edit told of one. */
export function hasNoNodes(nodes: Nodes): boolean {
  if ((known.get(nodes)?.ids?.length ?? 0) > 0) return false;
  const found = empty.get(nodes);
  if (found !== undefined) return found;
  const none = Object.keys(nodes).length === 0;
  empty.set(nodes, none);
  return none;
}

/** What the edits that led from one to the other told; undefined where they are not known, or did more than to change nodes. */
function toldBetween(before: Nodes, after: Nodes): readonly string[] | undefined {
  const ids = new Set<string>();
  let at: Nodes | undefined = after;
  for (let step = 0; step < MOST_STEPS && at !== undefined; step += 1) {
    if (at === before) return [...ids].filter((id) => before[id] !== after[id]);
    const found: Step | undefined = known.get(at);
    if (found?.ids === undefined) return undefined;
    for (const id of found.ids) ids.add(id);
    at = found.before.deref();
  }
  return undefined;
}

function compare(before: Nodes, after: Nodes): readonly string[] | undefined {
  const [old, ids] = [Object.keys(before), Object.keys(after)];
  if (old.length !== ids.length) return undefined;
  const changed: string[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] as string;
    if (old[at] !== id) return undefined;
    if ((before as InputRecord<unknown>)[id] !== after[id]) changed.push(id);
  }
  return changed;
}
