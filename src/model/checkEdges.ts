import { homesOf } from "./checkRegions.ts";
import type { Edge, EdgeEnd } from "./edge.ts";
import { formatEdge } from "./edge.ts";
import { cycles, edgesOf, type PlacedEdge } from "./graph.ts";
import { own } from "./json.ts";
import { didYouMean } from "./nearest.ts";
import type { Port } from "./nodeType.ts";
import { ERROR_PORT, misfit } from "./ports.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { BODY, SINKS } from "./region.ts";
import { edgeTitle, titleOf } from "./titleOf.ts";
import type { Workflow } from "./workflow.ts";

/** The ports of a node; undefined where its type is not known. `outputs` is without `error`. */
export type NodePorts = { readonly inputs: readonly Port[]; readonly outputs: readonly Port[] };

/** The ports of a node or region by where it stands in the file, nodes first; undefined where its type is not known. */
export type PortsAt = readonly (NodePorts | undefined)[];

/** Dangling, doubled and misfitting edges, unknown ports, inputs left out, cycles. */
export function checkEdges(workflow: Workflow, portsAt: PortsAt): Problem[] {
  const problems: Problem[] = [];
  const homes = homesOf(workflow);
  const places = placesOf(workflow);
  const wired = new Map<string, Wired>();
  const doubles = new Doubles(places.size);
  const edges = edgesOf(workflow);
  // Most files list a node behind those it needs: then there is no cycle to look for.
  let forward = true;
  for (const edge of edges) {
    const [start, end] = [places.get(edge.from.node), places.get(edge.to.node)];
    forward &&= (start ?? 0) < (end ?? 0);
    if (start === undefined || end === undefined) {
      problems.push(...danglingEnds(workflow, edge, problems.length < MAX_HINTS));
      continue;
    }
    const from = outPort(workflow, edge, portsAt[start], problems);
    const to = inPort(workflow, edge, portsAt[end], problems);
    if (homes.size > 0) problems.push(...borderProblems(workflow, edge, homes));
    if (to !== undefined) note(wired, edge.to.node, to, portsAt[end]);
    const why = from !== undefined && to !== undefined ? misfit(from, to) : undefined;
    if (why !== undefined) problems.push(atEdge("port-mismatch", edge, `“${edgeTitle(workflow, edge)}” does not fit: it ${why}.`));
    const double = doubles.add({ edge, from, to }, start, end);
    if (double !== undefined) {
      problems.push({
        ...atEdge("bad-edge", edge, `The edge “${edgeTitle(workflow, double)}” is there twice; delete one.`),
        severity: "warning",
      });
    }
  }
  problems.push(...missingInputs(workflow, wired));
  if (!forward) problems.push(...cycleProblems(workflow, edges));
  return problems;
}

/** Where nodes and regions stand in the file. */
function placesOf(workflow: Workflow): Map<string, number> {
  const places = new Map<string, number>();
  for (const id of Object.keys(workflow.nodes)) places.set(id, places.size);
  for (const id of Object.keys(workflow.regions ?? {})) if (!places.has(id)) places.set(id, places.size);
  return places;
}

/** What leads to a node with several in-ports. */
type Wired = { readonly inputs: readonly Port[]; readonly ports: Set<string> };

/** Only a node with several in-ports can lack one and have another. */
function note(wired: Map<string, Wired>, node: string, port: Port, ports: NodePorts | undefined): void {
  if (ports === undefined || ports.inputs.length < 2) return;
  const known = wired.get(node);
  if (known === undefined) wired.set(node, { inputs: ports.inputs, ports: new Set([port.name]) });
  else known.ports.add(port.name);
}

/** An edge with the ports at its ends, where they are known. */
type EndedEdge = { readonly edge: PlacedEdge; readonly from: Port | undefined; readonly to: Port | undefined };

/** Finds edges that lead from the same port to the same port; ports are compared only for edges between the same nodes. */
class Doubles {
  readonly #count: number;
  readonly #first = new Map<number, EndedEdge>();
  readonly #more = new Map<number, Set<string>>();

  constructor(count: number) {
    this.#count = count;
  }

  /** The edge with all its ports when it is there already. */
  add(edge: EndedEdge, start: number, end: number): Edge | undefined {
    const pair = start * this.#count + end;
    const first = this.#first.get(pair);
    if (first === undefined) {
      this.#first.set(pair, edge);
      return undefined;
    }
    const known = this.#more.get(pair) ?? new Set([fullText(first)]);
    this.#more.set(pair, known);
    const full = fullText(edge);
    if (known.has(full)) return fullEdge(edge);
    known.add(full);
    return undefined;
  }
}

function outPort(workflow: Workflow, edge: PlacedEdge, ports: NodePorts | undefined, problems: Problem[]): Port | undefined {
  const first = edge.from.port === undefined ? ports?.outputs[0] : undefined;
  return first ?? endPort(workflow, edge, "from", ports, problems);
}

function inPort(workflow: Workflow, edge: PlacedEdge, ports: NodePorts | undefined, problems: Problem[]): Port | undefined {
  const first = edge.to.port === undefined ? ports?.inputs[0] : undefined;
  return first ?? endPort(workflow, edge, "to", ports, problems);
}

/** Looking for a similar id reads all ids: after this many problems nobody gains by it. */
const MAX_HINTS = 50;

function danglingEnds(workflow: Workflow, edge: PlacedEdge, hints: boolean): Problem[] {
  return [edge.from.node, edge.to.node].flatMap((id) => {
    if (own(workflow.nodes, id) !== undefined || own(workflow.regions, id) !== undefined) return [];
    const hint = (hints ? didYouMean(id, Object.keys(workflow.nodes)) : "") || "; delete the edge or add the node.";
    return [atEdge("dangling-edge", edge, `The edge “${edgeTitle(workflow, edge)}” names “${id}”, but there is no such node${hint}`)];
  });
}

/** The level an end of an edge belongs to: the region around the node, or the region itself for its inner ports. */
function levelOf({ node, port }: EdgeEnd, side: "from" | "to", homes: ReadonlyMap<string, string>): string | undefined {
  const inside = side === "from" ? port === BODY : SINKS.some((sink) => sink === port);
  return inside ? node : homes.get(node);
}

/** No edge crosses the border of a region but by its ports (L0). */
function borderProblems(workflow: Workflow, edge: PlacedEdge, homes: ReadonlyMap<string, string>): Problem[] {
  const [from, to] = [levelOf(edge.from, "from", homes), levelOf(edge.to, "to", homes)];
  if (from === to) return [];
  const region = titleOf(workflow, (to ?? from) as string);
  const message = `The edge “${edgeTitle(workflow, edge)}” crosses the border of the region “${region}”; lead it through the region’s ports: in and out from outside, body and yield from inside.`;
  return [atEdge("bad-region", edge, message)];
}

function endPort(
  workflow: Workflow,
  edge: PlacedEdge,
  side: "from" | "to",
  all: NodePorts | undefined,
  problems: Problem[],
): Port | undefined {
  const { node, port }: EdgeEnd = edge[side];
  if (port !== undefined && own(workflow.regions, node) !== undefined) {
    if (side === "from" ? port === BODY : SINKS.some((sink) => sink === port)) return undefined;
  }
  if (all === undefined) return undefined;
  const ports = side === "from" ? [...all.outputs, ERROR_PORT] : all.inputs;
  const found = port === undefined ? ports[0] : ports.find(({ name }) => name === port);
  if (found !== undefined) return found;
  const names = ports.map(({ name }) => name);
  const what = side === "from" ? "out-port" : "in-port";
  const hint = port === undefined ? "" : didYouMean(port, names);
  const has = names.length === 0 ? "it has none" : `it has ${names.join(", ")}`;
  const title = titleOf(workflow, node);
  const message = port === undefined ? `“${title}” has no ${what}: ${has}.` : `“${title}” has no ${what} “${port}”: ${has}${hint || "."}`;
  problems.push(atEdge("unknown-port", edge, message));
  return undefined;
}

function fullText(edge: EndedEdge): string {
  return formatEdge(fullEdge(edge));
}

function fullEdge({ edge: { from, to }, from: out, to: into }: EndedEdge): Edge {
  return {
    from: out === undefined ? from : { node: from.node, port: out.name },
    to: into === undefined ? to : { node: to.node, port: into.name },
  };
}

function missingInputs(workflow: Workflow, wired: ReadonlyMap<string, Wired>): Problem[] {
  return [...wired].flatMap(([node, { inputs, ports }]) =>
    inputs
      .filter(({ name, optional }) => optional !== true && !ports.has(name))
      .map(({ name }): Problem => {
        const message = `Nothing leads to the in-port “${name}” of “${titleOf(workflow, node)}”, so it will be skipped; wire it.`;
        return { code: "missing-input", severity: "warning", message, path: ["nodes", node], node };
      }),
  );
}

const NEVER_STARTS =
  "so none could ever start; delete an edge, make a loop region of it, or set the join of the node where it is entered to any.";

/** A cycle in which no node joins with `any` could never start (L3). */
function cycleProblems(workflow: Workflow, edges: readonly PlacedEdge[]): Problem[] {
  const firing = edges.map((edge) => onLevel(workflow, edge)).filter((edge) => edge !== undefined);
  const starts = (id: string): boolean => (own(workflow.nodes, id) ?? own(workflow.regions, id))?.policy?.join === "any";
  return cycles(firing).flatMap((group) => {
    if (group.some(starts)) return [];
    const members = new Set(group);
    const inside = edges.find(({ from, to }) => members.has(from.node) && members.has(to.node));
    const names =
      group
        .slice(0, 8)
        .map((id) => `“${titleOf(workflow, id)}”`)
        .join(", ") + (group.length > 8 ? ` and ${group.length - 8} more` : "");
    const message = group.length === 1 ? `${names} leads to itself, ${NEVER_STARTS}` : `${names} form a cycle, ${NEVER_STARTS}`;
    return [{ code: "cycle", severity: "error", message, path: ["edges", inside?.index ?? 0], node: group[0] as string }];
  });
}

/** The edge, unless it ends at the border of a region or at a control port: those never keep a node from starting. */
function onLevel(workflow: Workflow, edge: PlacedEdge): PlacedEdge | undefined {
  if (own(workflow.regions, edge.from.node) !== undefined && edge.from.port === BODY) return undefined;
  if (own(workflow.regions, edge.to.node) !== undefined && edge.to.port !== undefined && edge.to.port !== "in") return undefined;
  return edge;
}

function atEdge(code: ProblemCode, { index, from }: PlacedEdge, message: string): Problem {
  return { code, severity: "error", message, path: ["edges", index], node: from.node };
}
