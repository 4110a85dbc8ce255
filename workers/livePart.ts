import type { Run, WorkflowEngine } from "#engine";
import type { Catalogue } from "../src/model/catalogue.ts";
import { resolveType } from "../src/model/catalogue.ts";
import { homesOf } from "../src/model/checkRegions.ts";
import { removeNodes, setWorkflow } from "../src/model/edits.ts";
import { descendants } from "../src/model/graph.ts";
import type { Item } from "../src/model/item.ts";
import { leftOutLive } from "../src/model/leftOutLive.ts";
import type { NodeDescription } from "../src/model/nodeType.ts";
import type { Problem } from "../src/model/problem.ts";
import type { Workflow } from "../src/model/workflow.ts";

/** What of a workflow can run while it is edited, and what leaves the nodes that do not run. */
export type LivePart = { readonly workflow: Workflow; readonly pins: Readonly<Record<string, readonly Item[]>> };

/** Times that a part is made smaller until nothing is wrong in it. */
const TRIES = 10;

/**
 * The part of a workflow that asks for nothing: nodes that must not run give what they gave in the last run, and what hangs on one that gave
 * nothing yet, or on one with a problem, is left out. The problems themselves where a node has one that ran the last time: its results stay.
 */
export function livePart(
  workflow: Workflow,
  types: Catalogue<NodeDescription>,
  check: WorkflowEngine["check"],
  last: Run | undefined,
): LivePart | { readonly problems: readonly Problem[] } {
  const held = leftOutLive(workflow, (type) => resolveType(types, type));
  const broken = new Set<string>();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const part = partWithout(workflow, held, broken, last);
    const problems = check(part.workflow).filter(({ severity }) => severity === "error");
    if (problems.length === 0) return part;
    const at = problems.flatMap(({ node }) => node ?? []);
    if (at.length === 0 || at.some((id) => outputsOf(last, id) !== undefined)) return { problems };
    for (const id of at) broken.add(id);
  }
  return { problems: [] };
}

function partWithout(workflow: Workflow, held: readonly string[], broken: ReadonlySet<string>, last: Run | undefined): LivePart {
  const homes = homesOf(workflow);
  const pins: Record<string, readonly Item[]> = {};
  const gone = new Set<string>();
  const open = [...broken];
  for (const id of held) {
    const outputs = homes.has(id) ? undefined : outputsOf(last, id);
    if (outputs === undefined) open.push(id);
    else for (const { port, items } of outputs) pins[`${id}.${port}`] = items;
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (gone.has(id)) continue;
    gone.add(id);
    const home = homes.get(id);
    open.push(...descendants(workflow, id), ...(workflow.regions?.[id]?.nodes ?? []), ...(home === undefined ? [] : [home]));
  }
  const kept = Object.entries(pins).filter(([key]) => !gone.has(key.split(".", 1)[0] as string));
  return {
    workflow: setWorkflow(removeNodes(workflow, gone), { permissions: undefined, tests: undefined }),
    pins: Object.fromEntries(kept),
  };
}

/** What left a node when it ended last; undefined where it has not ended well. */
function outputsOf(run: Run | undefined, id: string): readonly { readonly port: string; readonly items: readonly Item[] }[] | undefined {
  const ended = run?.log.findLast((event) => "node" in event && event.node === id && event.kind === "node-finished");
  if (ended?.kind !== "node-finished") return undefined;
  return ended.outputs.map(({ port }) => ({ port, items: run?.items(id, port) ?? [] }));
}
