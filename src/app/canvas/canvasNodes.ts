import type { Edge as FlowEdge, Node as FlowNode, NodeHandle } from "@xyflow/react";
import { bendsOf } from "../../model/annotations.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription, PortKind } from "../../model/nodeType.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import { BODY } from "../../model/region.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { changedNodes } from "../../model/workflowChange.ts";
import { CARD, positionsOf } from "../editor/grid.ts";
import { drawingOf, type NodePorts, titleOf, type WholeEdge } from "../editor/portsOfNode.ts";
import { t } from "../words/words.ts";
import { cardHeight, PORT, portPlace, portSide } from "./cardShape.ts";

export type CardData = { readonly ports: NodePorts };
export type CardNode = FlowNode<CardData, "card">;
/** `late`: items leave its port only when its node has ended, as those of a region do. */
export type WireData = {
  readonly edge: WholeEdge;
  readonly label: string;
  readonly late: boolean;
  /** What its port gives, where that is known. */
  readonly kind: PortKind | undefined;
  /** The points that it bends at. */
  readonly bends: readonly Position[];
};
export type Wire = FlowEdge<WireData, "wire">;

const STRAIGHT: readonly Position[] = [];
type Kept = { position: Position; selected: boolean; ports: NodePorts; node: CardNode };

/** Makes React Flow's nodes; one that did not change keeps its identity, so that only changed cards are drawn again. */
export function nodeMaker(): (
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  selection: ReadonlySet<string>,
  dragged: ReadonlyMap<string, Position>,
) => CardNode[] {
  let kept = new Map<string, Kept>();
  let made: { readonly of: readonly unknown[]; readonly nodes: CardNode[] } = { of: [], nodes: [] };
  return (workflow, catalogue, selection, dragged) => {
    const positions = positionsOf(workflow);
    const drawn = drawingOf(workflow, catalogue).ports;
    const of = [positions, drawn, selection, dragged];
    if (of.every((each, index) => each === made.of[index])) return made.nodes;
    const next = new Map<string, Kept>();
    for (const [id, ports] of drawn) {
      if (own(workflow.nodes, id) === undefined) continue;
      const position = dragged.get(id) ?? positions.get(id) ?? [0, 0];
      const before = kept.get(id);
      next.set(id, sameAs(before, position, selection.has(id), ports) ? before : make(id, position, selection.has(id), before, ports));
    }
    kept = next;
    made = { of, nodes: [...next.values()].map((each) => each.node) };
    return made.nodes;
  };
}

function sameAs(before: Kept | undefined, position: Position, selected: boolean, ports: NodePorts): before is Kept {
  if (before === undefined || before.selected !== selected || !samePorts(before.ports, ports)) return false;
  return before.position[0] === position[0] && before.position[1] === position[1];
}

function samePorts(a: NodePorts, b: NodePorts): boolean {
  return sameSide(a.inputs, b.inputs) && sameSide(a.outputs, b.outputs);
}

function sameSide(a: NodePorts["inputs"], b: NodePorts["inputs"]): boolean {
  return a === b || (a.length === b.length && a.every((port, index) => port.name === b[index]?.name && port.kind === b[index]?.kind));
}

function make(id: string, position: Position, selected: boolean, before: Kept | undefined, given: NodePorts): Kept {
  const ports = before !== undefined && samePorts(before.ports, given) ? before.ports : given;
  const data = before?.ports === ports ? before.node.data : { ports };
  const height = cardHeight(ports);
  const node: CardNode = {
    id,
    type: "card",
    position: { x: position[0], y: position[1] },
    data,
    selected,
    width: CARD.width,
    height,
    measured: { width: CARD.width, height },
    handles: handles(ports),
    domAttributes: { "aria-roledescription": undefined },
  };
  return { position, selected, ports, node };
}

function handles(ports: NodePorts): NodeHandle[] {
  const of = (side: "input" | "output", name: string, index: number): NodeHandle => {
    const { x, y } = portPlace(ports, side, index);
    const position = portSide(side, name);
    return {
      id: name,
      type: side === "input" ? "target" : "source",
      position,
      x: x - PORT / 2,
      y: y - PORT / 2,
      width: PORT,
      height: PORT,
    };
  };
  return [
    ...ports.inputs.map((port, index) => of("input", port.name, index)),
    ...ports.outputs.map((port, index) => of("output", port.name, index)),
  ];
}

/** Makes React Flow's edges; one that did not change keeps its identity. */
export function wireMaker(): (workflow: Workflow, catalogue: readonly NodeDescription[], selection: ReadonlySet<string>) => Wire[] {
  let kept = new Map<string, Wire>();
  let made: { readonly of: readonly unknown[]; readonly nodes: Workflow["nodes"]; readonly wires: Wire[] } = {
    of: [],
    nodes: {},
    wires: [],
  };
  return (workflow, catalogue, selection) => {
    const { edges, ports } = drawingOf(workflow, catalogue);
    const of = [edges, ports, selection, workflow.layout?.bends, workflow.regions];
    if (of.every((each, index) => each === made.of[index]) && sameNamed(made.nodes, workflow.nodes)) return made.wires;
    const next = new Map<string, Wire>();
    const bent = workflow.layout?.bends !== undefined;
    for (const edge of edges) {
      const label = t("{from} to {to}", {
        from: `${titleOf(workflow, edge.from.node)}.${edge.from.port}`,
        to: `${titleOf(workflow, edge.to.node)}.${edge.to.port}`,
      });
      const selected = selection.has(edge.text);
      const bends = bent ? bendsOf(workflow, edge.text) : STRAIGHT;
      const kind = kindOf(ports.get(edge.from.node), edge.from.port);
      const before = kept.get(edge.text);
      const same =
        before?.selected === selected &&
        before.data?.label === label &&
        before.data.kind === kind &&
        sameEnds(before.data.edge, edge) &&
        samePoints(before.data.bends, bends);
      next.set(
        edge.text,
        same
          ? before
          : wire(
              edge,
              { label, bends, kind, late: own(workflow.regions, edge.from.node) !== undefined && edge.from.port !== BODY },
              selected,
            ),
      );
    }
    kept = next;
    made = { of, nodes: workflow.nodes, wires: [...next.values()] };
    return made.wires;
  };
}

/** A failure says for itself what it is. */
function kindOf(ports: NodePorts | undefined, port: string): PortKind | undefined {
  return port === ERROR_PORT.name ? undefined : ports?.outputs.find(({ name }) => name === port)?.kind;
}

/** True where the wires between these nodes are called the same. */
function sameNamed(before: Workflow["nodes"], after: Workflow["nodes"]): boolean {
  return changedNodes(before, after)?.every((id) => before[id]?.name === after[id]?.name) ?? false;
}

function sameEnds(a: WholeEdge, b: WholeEdge): boolean {
  return a.from.node === b.from.node && a.from.port === b.from.port && a.to.node === b.to.node && a.to.port === b.to.port;
}

function samePoints(a: readonly Position[], b: readonly Position[]): boolean {
  return a === b || (a.length === b.length && a.every(([x, y], index) => x === b[index]?.[0] && y === b[index]?.[1]));
}

function wire(edge: WholeEdge, { label, bends, late, kind }: Omit<WireData, "edge">, selected: boolean): Wire {
  return {
    id: edge.text,
    type: "wire",
    source: edge.from.node,
    sourceHandle: edge.from.port,
    target: edge.to.node,
    targetHandle: edge.to.port,
    data: { edge, label, late, kind, bends },
    selected,
    ariaRole: "presentation",
    ariaLabel: "",
    domAttributes: { "aria-roledescription": undefined },
  };
}
