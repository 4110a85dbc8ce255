import { checkParams } from "./checkParams.ts";
import { own } from "./json.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { REGION_KINDS, type Region } from "./region.ts";
import type { CheckText } from "./templatesIn.ts";
import { titleOf } from "./titleOf.ts";
import type { Workflow } from "./workflow.ts";

/** The region that each node and region lies in directly; the first one that names it. */
export function homesOf(workflow: Workflow): Map<string, string> {
  const homes = new Map<string, string>();
  for (const id of Object.keys(workflow.regions ?? {})) {
    for (const member of (own(workflow.regions, id) as Region).nodes) if (!homes.has(member) && member !== id) homes.set(member, id);
  }
  return homes;
}

/** Members that are not there or in two regions, regions that contain themselves, ids used twice, params that do not fit. */
export function checkRegions(workflow: Workflow, checkText: CheckText): Problem[] {
  const homes = homesOf(workflow);
  return Object.keys(workflow.regions ?? {}).flatMap((id): Problem[] => {
    const region = own(workflow.regions, id) as Region;
    const kind = own(REGION_KINDS, region.kind);
    const title = titleOf(workflow, id);
    const params = kind === undefined ? [] : checkParams(kind.params, region.params ?? {}, ["regions", id, "params"], checkText);
    return [
      ...(own(workflow.nodes, id) === undefined ? [] : [inRegion(id, [], `“${id}” is a node and a region; rename one of them.`)]),
      ...memberProblems(workflow, id, region, homes),
      ...(containsItself(id, homes)
        ? [inRegion(id, ["nodes"], `The region “${title}” lies in itself; take it out of “${titleOf(workflow, homes.get(id) as string)}”.`)]
        : []),
      ...params.map(({ code, message, path }): Problem => ({ code, severity: "error", message: `“${title}”: ${message}`, path, node: id })),
      ...(region.policy?.retry === undefined
        ? []
        : [inRegion(id, ["policy", "retry"], `“${title}”: a region is not tried again as a whole; give the nodes in it a retry policy.`)]),
    ];
  });
}

function memberProblems(workflow: Workflow, id: string, { nodes }: Region, homes: ReadonlyMap<string, string>): Problem[] {
  return nodes.flatMap((member, at) => {
    if (own(workflow.nodes, member) === undefined && own(workflow.regions, member) === undefined) {
      const hint = didYouMean(member, Object.keys(workflow.nodes)) || "; take it out of the list.";
      return [inRegion(id, ["nodes", at], `The region “${titleOf(workflow, id)}” names “${member}”, but there is no such node${hint}`)];
    }
    const home = homes.get(member);
    if (home === id || member === id) return [];
    return [
      inRegion(
        id,
        ["nodes", at],
        `“${titleOf(workflow, member)}” lies in the regions “${titleOf(workflow, home as string)}” and “${titleOf(workflow, id)}”; a node lies in one region at most.`,
      ),
    ];
  });
}

function containsItself(id: string, homes: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let home = homes.get(id); home !== undefined && !seen.has(home); home = homes.get(home)) {
    if (home === id) return true;
    seen.add(home);
  }
  return false;
}

function inRegion(id: string, path: readonly (string | number)[], message: string): Problem {
  return { code: "bad-region", severity: "error", message, path: ["regions", id, ...path], node: id };
}
