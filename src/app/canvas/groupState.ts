import { own } from "../../model/json.ts";
import type { Workflow } from "../../model/workflow.ts";
import { withInside } from "../editor/regions.ts";
import type { NodeRun } from "../run/runSession.ts";
import { type ShownState, statusOf } from "./statusOf.ts";

/** What a collapsed group shows of the nodes that it hides. */
export type GroupState = {
  /** The worst state among them. */
  readonly state: ShownState;
  /** How many of them failed; a region only where nothing in it did. */
  readonly failed: number;
  /** Some of them show results that they would not give now. */
  readonly stale: boolean;
};

/** What is to be seen first comes first; a node that did not run says nothing beside one that did. */
const WORST_FIRST = [
  "failed",
  "paused here",
  "waiting",
  "retrying",
  "running",
  "cancelled",
  "queued",
  "succeeded",
  "pinned",
  "cached",
  "not run",
  "skipped",
  "bypassed",
];

/** Looks at everything that lies in a group. `pausedAt`: the node before which the run stands still. */
export function groupState(
  workflow: Workflow,
  members: readonly string[],
  runOf: (id: string) => NodeRun | undefined,
  isStale: (id: string) => boolean,
  pausedAt?: string,
): GroupState {
  const inside = lyingIn(workflow, members);
  const states = inside.map((id) => statusOf(runOf(id), own(workflow.nodes, id)?.disabled === true, id === pausedAt));
  const [state = statusOf(undefined, false)] = states.sort((a, b) => WORST_FIRST.indexOf(a.word) - WORST_FIRST.indexOf(b.word));
  const failed = inside.filter((id) => runOf(id)?.status === "failed");
  const innermost = failed.filter((id) => !lyingIn(workflow, [id]).some((inner) => inner !== id && failed.includes(inner)));
  return { state, failed: innermost.length, stale: inside.some((id) => runOf(id) !== undefined && isStale(id)) };
}

const known = new WeakMap<Workflow, Map<string, readonly string[]>>();

/** What lies in nodes and regions, with them: looked for once in a workflow, whatever becomes of a run of it. */
function lyingIn(workflow: Workflow, ids: readonly string[]): readonly string[] {
  const found = known.get(workflow) ?? new Map<string, readonly string[]>();
  const key = ids.join("\n");
  const inside = found.get(key) ?? [...withInside(workflow, ids)];
  known.set(workflow, found.set(key, inside));
  return inside;
}
