import type { Catalogue } from "./catalogue.ts";
import type { Problem } from "./problem.ts";
import { titleOf } from "./titleOf.ts";
import { upgradeGone } from "./upgradeNodes.ts";
import type { Workflow, WorkflowNode } from "./workflow.ts";

/** A workflow at versions that there are, and what is told of it. */
export type Current = { readonly workflow: Workflow; readonly problems: readonly Problem[] };

/** The workflow with those nodes whose version is not there any more at the nearest version that is, and a warning for each of them. */
export function replaceGone(workflow: Workflow, catalogue: Catalogue): Current {
  const gone = Object.keys(workflow.nodes).filter((id) => isGone((workflow.nodes[id] as WorkflowNode).type, catalogue));
  if (gone.length === 0) return { workflow, problems: [] };
  const { workflow: next, upgrades } = upgradeGone(workflow, catalogue, gone);
  const problems = upgrades.map(
    ({ node, from, to }): Problem => ({
      code: "older-version",
      severity: "warning",
      message: `“${titleOf(workflow, node)}”: “${from}” is not here any more, so the node runs as “${to}”; update it to write that into the file.`,
      path: ["nodes", node, "type"],
      node,
    }),
  );
  return { workflow: next, problems };
}

/** A bare name means the newest, which is never gone. */
function isGone(type: string, catalogue: Catalogue): boolean {
  return type.includes("@") && catalogue.exact(type) === undefined;
}
