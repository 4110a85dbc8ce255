import { checkEdges } from "../../model/checkEdges.ts";
import { formatEdge } from "../../model/edge.ts";
import * as edits from "../../model/edits.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription, Port } from "../../model/nodeType.ts";
import { inputsOf, misfit, outputsOf } from "../../model/ports.ts";
import { BODY, SINKS } from "../../model/region.ts";
import type { Workflow } from "../../model/workflow.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { editor, useEditor } from "./editorStore.ts";
import { drawingOf, titleOf } from "./portsOfNode.ts";
import { announce, type PortRef } from "./uiStore.ts";

const ANY: Port = { name: "any" };

/** The port as the type declares it; one that takes anything where nobody declared it. */
export function portAt(workflow: Workflow, catalogue: readonly NodeDescription[], ref: PortRef): Port {
  const ports = drawingOf(workflow, catalogue).ports.get(ref.node);
  return (ref.side === "input" ? ports?.inputs : ports?.outputs)?.find((port) => port.name === ref.port) ?? ANY;
}

/** Why two ports cannot be connected, as a sentence; undefined when they can. */
export function refusal(a: PortRef, b: PortRef): string | undefined {
  const { workflow, catalogue } = useEditor.getState();
  if (a.side === b.side)
    return a.side === "input"
      ? t("An edge goes from an output to an input, not from input to input.")
      : t("An edge goes from an output to an input, not from output to output.");
  const [from, to] = a.side === "output" ? [a, b] : [b, a];
  const inside = from.port === BODY && SINKS.some((sink) => sink === to.port);
  if (from.node === to.node && !inside) return t("A node cannot feed itself.");
  const border = borderProblem(workflow, from, to);
  if (border !== undefined) return told(border);
  const reason = misfit(portAt(workflow, catalogue, from), portAt(workflow, catalogue, to));
  return reason === undefined ? undefined : told(`“${titleOf(workflow, from.node)}” ${reason}.`);
}

/** Why an edge must not go from one level to another; only a workflow with regions has levels. */
function borderProblem(workflow: Workflow, from: PortRef, to: PortRef): string | undefined {
  if (workflow.regions === undefined) return undefined;
  const edge = formatEdge({ from: { node: from.node, port: from.port }, to: { node: to.node, port: to.port } });
  return checkEdges({ ...workflow, edges: [edge] }, []).find(({ code }) => code === "bad-region")?.message;
}

/** Connects two ports, in either order, or says why not. */
export function connectPorts(a: PortRef, b: PortRef): void {
  const reason = refusal(a, b);
  if (reason !== undefined) {
    toast(t("Not connected. {reason}", { reason }));
    return;
  }
  const [from, to] = a.side === "output" ? [a, b] : [b, a];
  editor.apply((workflow) => withEdge(workflow, from, to), { label: t("connect") });
  const { workflow } = useEditor.getState();
  announce(t("Connected {from} to {to}", { from: titleOf(workflow, from.node), to: titleOf(workflow, to.node) }));
}

/** The workflow with an edge, written with ports only where they are not the first of their side. */
export function withEdge(workflow: Workflow, from: PortRef, to: PortRef): Workflow {
  const { catalogue } = useEditor.getState();
  const { ports, edges } = drawingOf(workflow, catalogue);
  const there = edges.some(
    (edge) => edge.from.node === from.node && edge.from.port === from.port && edge.to.node === to.node && edge.to.port === to.port,
  );
  if (there) return workflow;
  const text = formatEdge({
    from: ports.get(from.node)?.outputs[0]?.name === from.port ? { node: from.node } : { node: from.node, port: from.port },
    to: ports.get(to.node)?.inputs[0]?.name === to.port ? { node: to.node } : { node: to.node, port: to.port },
  });
  return edits.connect(workflow, text);
}

/** The first port of a type that a dropped edge can end in; undefined when none fits. */
export function fittingPort(type: NodeDescription, ref: PortRef): string | undefined {
  const { workflow, catalogue } = useEditor.getState();
  const held = portAt(workflow, catalogue, ref);
  if (ref.side === "output") return inputsOf(type, undefined).find((port) => misfit(held, port) === undefined)?.name;
  return outputsOf(type, undefined).find((port) => misfit(port, held) === undefined)?.name;
}

/** The ports of a node or region that an edge held at `ref` can end in. */
export function fittingPortsOf(node: string, ref: PortRef): readonly PortRef[] {
  const { workflow, catalogue } = useEditor.getState();
  const ports = drawingOf(workflow, catalogue).ports.get(node);
  const side = ref.side === "output" ? "input" : "output";
  const list = (side === "input" ? ports?.inputs : ports?.outputs) ?? [];
  return list.map((port): PortRef => ({ node, port: port.name, side })).filter((each) => refusal(ref, each) === undefined);
}

/** The first of these ports; a free one if there is, but of a region always the first: the others mean something else. */
export function fittingPortOf(node: string, ref: PortRef): PortRef | undefined {
  const { workflow, catalogue } = useEditor.getState();
  const refs = fittingPortsOf(node, ref);
  if (own(workflow.regions, node) !== undefined) return refs[0];
  const { edges } = drawingOf(workflow, catalogue);
  const side = ref.side === "output" ? "input" : "output";
  const free = refs.find((each) => side === "output" || !edges.some((edge) => edge.to.node === node && edge.to.port === each.port));
  return free ?? refs[0];
}
