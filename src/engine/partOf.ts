import { homesOf } from "../model/checkRegions.ts";
import { ancestors, descendants } from "../model/graph.ts";
import { own } from "../model/json.ts";
import type { Workflow } from "../model/workflow.ts";

/** The nodes, what they need, the regions around those, and all that lies in a region that is needed (P7). */
export function upTo(workflow: Workflow, until: Iterable<string>): Set<string> {
  const regions = workflow.regions ?? {};
  const homes = homesOf(workflow);
  const wanted = new Set<string>();
  const open = [...until];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (wanted.has(id)) continue;
    wanted.add(id);
    const home = homes.get(id);
    open.push(...ancestors(workflow, id), ...(own(regions, id)?.nodes ?? []), ...(home === undefined ? [] : [home]));
  }
  return wanted;
}

/** The nodes that run even where their results are known: those that follow from `from`, itself included, and `only` (P7). */
export function freshNodes(workflow: Workflow, from: string | undefined, only: string | undefined): ReadonlySet<string> {
  const fresh = new Set<string>();
  const open = [...(from === undefined ? [] : [from, ...descendants(workflow, from)]), ...(only === undefined ? [] : [only])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (fresh.has(id)) continue;
    fresh.add(id);
    open.push(...(own(workflow.regions, id)?.nodes ?? []));
  }
  return fresh;
}
