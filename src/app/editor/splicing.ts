import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { ERROR_PORT, misfit } from "../../model/ports.ts";
import type { Workflow } from "../../model/workflow.ts";
import { portAt, withEdge } from "./connecting.ts";
import { drawingOf, type WholeEdge } from "./portsOfNode.ts";
import type { PortRef } from "./uiStore.ts";

/** More edges than this are not made to heal a gap: a node between many and many has no one way through it. */
const MOST_HEALED = 50;

/** The edge with this text. */
export function edgeOf(workflow: Workflow, catalogue: readonly NodeDescription[], text: string): WholeEdge | undefined {
  return drawingOf(workflow, catalogue).edges.find((edge) => edge.text === text);
}

const output = ({ node, port }: WholeEdge["from"]): PortRef => ({ node, port, side: "output" });
const input = ({ node, port }: WholeEdge["to"]): PortRef => ({ node, port, side: "input" });

/** The ports by which a node can stand in an edge; undefined where it has none that fit. */
export function splicePorts(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  node: string,
  edge: WholeEdge,
): { readonly into: PortRef; readonly out: PortRef } | undefined {
  const ports = drawingOf(workflow, catalogue).ports.get(node);
  const [given, taken] = [portAt(workflow, catalogue, output(edge.from)), portAt(workflow, catalogue, input(edge.to))];
  const into = ports?.inputs.find((port) => misfit(given, port) === undefined);
  const out = ports?.outputs.find((port) => port.name !== ERROR_PORT.name && misfit(port, taken) === undefined);
  if (into === undefined || out === undefined || edge.from.node === node || edge.to.node === node) return undefined;
  return { into: { node, port: into.name, side: "input" }, out: { node, port: out.name, side: "output" } };
}

/** The workflow with a node put into an edge: what passed the edge now goes through the node. */
export function spliced(workflow: Workflow, catalogue: readonly NodeDescription[], node: string, text: string): Workflow {
  const edge = edgeOf(workflow, catalogue, text);
  const ports = edge && splicePorts(workflow, catalogue, node, edge);
  if (edge === undefined || ports === undefined) return workflow;
  const opened = edits.disconnect(workflow, [text]);
  return withEdge(withEdge(opened, output(edge.from), ports.into), ports.out, input(edge.to));
}

/** The workflow without these nodes, with what fed each one led on to what it fed. */
export function healed(workflow: Workflow, catalogue: readonly NodeDescription[], ids: Iterable<string>): Workflow {
  let next = workflow;
  for (const id of ids) {
    if (own(next.nodes, id) === undefined) continue;
    const { ports, edges } = drawingOf(next, catalogue);
    const first = ports.get(id)?.inputs[0]?.name;
    const before = edges.filter((edge) => edge.to.node === id && edge.to.port === first && edge.from.node !== id);
    const after = edges.filter((edge) => edge.from.node === id && edge.from.port !== ERROR_PORT.name && edge.to.node !== id);
    next = edits.removeNodes(next, [id]);
    if (before.length * after.length > MOST_HEALED) continue;
    for (const from of before) for (const to of after) next = withEdge(next, output(from.from), input(to.to));
  }
  return next;
}
