import type { NodePorts } from "./checkEdges.ts";
import { didYouMean } from "./nearest.ts";
import type { Problem } from "./problem.ts";
import { titleOf } from "./titleOf.ts";
import type { NodePolicy, Workflow } from "./workflow.ts";

/** Contracts that name ports which are not there: nothing would keep them. `portsOf` gives nothing for a type that is not known. */
export function checkContracts(workflow: Workflow, portsOf: (node: number) => NodePorts | undefined): Problem[] {
  const { nodes, regions = {} } = workflow;
  return [
    ...Object.keys(nodes).flatMap((id, at) => unknownPorts(workflow, ["nodes", id], nodes[id]?.policy, portsOf(at))),
    ...Object.keys(regions).flatMap((id) => unknownPorts(workflow, ["regions", id], regions[id]?.policy, regionPorts())),
  ];
}

/** Those of a region that its items pass; the others tell it what to do, and tell what became of it. */
function regionPorts(): NodePorts {
  return { inputs: [{ name: "in" }], outputs: [{ name: "out" }] };
}

function unknownPorts(
  workflow: Workflow,
  path: readonly string[],
  policy: NodePolicy | undefined,
  ports: NodePorts | undefined,
): readonly Problem[] {
  if (policy === undefined || ports === undefined) return [];
  const node = path[1] as string;
  const missing = (side: "accepts" | "gives", what: string, known: readonly string[]): Problem[] =>
    Object.keys(policy[side] ?? {})
      .filter((name) => !known.includes(name))
      .map((name) => {
        const guess = didYouMean(name, known) || ".";
        const message = `“${titleOf(workflow, node)}”: a contract names the ${what} “${name.slice(0, 80)}”, but there is no such port${guess}`;
        return { code: "unknown-port", severity: "error", message, path: [...path, "policy", side, name], node };
      });
  const names = (list: NodePorts["inputs"]): readonly string[] => list.map(({ name }) => name);
  return [...missing("accepts", "in-port", names(ports.inputs)), ...missing("gives", "out-port", names(ports.outputs))];
}
