import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { drawingOf } from "../editor/portsOfNode.ts";

/** The port that an output of a run is what left; undefined where its name was given by a node of its own. */
export function portOfOutput(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  name: string,
): { readonly node: string; readonly port: string } | undefined {
  const { ports } = drawingOf(workflow, catalogue);
  if (own(workflow.nodes, name) !== undefined) return { node: name, port: ports.get(name)?.outputs[0]?.name ?? "out" };
  const at = name.indexOf(".");
  const node = at < 0 ? "" : name.slice(0, at);
  return own(workflow.nodes, node) === undefined ? undefined : { node, port: name.slice(at + 1) };
}
