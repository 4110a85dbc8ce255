import { create } from "zustand";
import { homesOf } from "../../model/checkRegions.ts";
import type { Workflow } from "../../model/workflow.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import type { RunSession } from "../run/runSession.ts";

/** All iterations of a region, as a scope in the address of data. */
export const ALL = "*";

/** The iterations picked by hand, by region, in one run: a new run starts with none. */
type Picked = { readonly runId: string; readonly scopes: ReadonlyMap<string, string> };

const usePicked = create<Picked>(() => ({ runId: "", scopes: new Map() }));

/** What a node's data can be shown of: its region, the scopes of that in the run, and the one shown. */
export type Iterations = { readonly region: string; readonly scopes: readonly string[]; readonly shown: string };

/** Undefined for a node that lies in no region, and while its region has not run. */
export function useIterations(workflow: Workflow, session: RunSession, node: string): Iterations | undefined {
  const picked = usePicked();
  return iterationsOf(workflow, session, node, picked.runId === session.view.runId ? picked.scopes : undefined);
}

export function iterationsOf(
  workflow: Workflow,
  session: RunSession,
  node: string,
  picked: ReadonlyMap<string, string> | undefined,
): Iterations | undefined {
  const region = workflow.regions === undefined ? undefined : homesOf(workflow).get(node);
  if (region === undefined) return undefined;
  const scopes = [...session.view.scopes.values()].flatMap((scope) => (scope.region === region ? [scope.scope] : []));
  if (scopes.length === 0) return undefined;
  return { region, scopes, shown: picked?.get(region) ?? ALL };
}

/** Shows another iteration of a region, in all places that show data of its nodes. */
export function pickIteration(runId: string, region: string, scope: string): void {
  const before = usePicked.getState();
  const scopes = before.runId === runId ? before.scopes : [];
  usePicked.setState({ runId, scopes: new Map([...scopes, [region, scope]]) });
}

/** A scope as people read it, by the names of its regions: `Each city[1]`, `outer[0]/inner[2]`. */
export function scopeName(scope: string, workflow: Workflow): string {
  const steps = scope.replace(/^run\//, "").split("/");
  return steps.map((step) => step.replace(/^(.*)(?=\[\d+\]$)/, (region) => titleOf(workflow, region))).join("/");
}
