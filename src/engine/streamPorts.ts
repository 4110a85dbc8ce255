import type { ParamResolver } from "./params.ts";
import type { PlanNode } from "./plan.ts";

export function streamPorts(resolvers: readonly ParamResolver[], lineage: boolean): StreamPorts {
  return new StreamPorts(resolvers, lineage);
}

export type { StreamPorts };

/**
 * Which out-ports may stream (B1): those that lead only to nodes that take chunks as they come — by one edge, outside of cycles — and
 * whose items nothing else of the run asks for.
 */
class StreamPorts {
  readonly #resolvers: readonly ParamResolver[];
  readonly #read = new Set<string>();
  readonly #lineage: boolean;
  readonly #known = new Map<PlanNode, readonly boolean[]>();

  constructor(resolvers: readonly ParamResolver[], lineage: boolean) {
    this.#resolvers = resolvers;
    this.#lineage = lineage;
    for (const { templates } of resolvers) for (const { reads } of templates) for (const id of reads.nodes.keys()) this.#read.add(id);
  }

  canStream(node: PlanNode, port: number): boolean {
    let ports = this.#known.get(node);
    if (ports === undefined) {
      const bound =
        this.#lineage || this.#read.has(node.id) || node.component >= 0 || node.contract || node.node.policy?.compensate !== undefined;
      // What leads nowhere is an output of the run in a leaf, and nobody's elsewhere.
      const wanted = (edges: readonly number[]): boolean => edges.length > 0 || !node.leaf;
      ports = node.outEdges.map((edges) => !bound && wanted(edges) && edges.every((edge) => this.#takes(node, edge)));
      this.#known.set(node, ports);
    }
    return ports[port] === true;
  }

  #takes({ level }: PlanNode, edge: number): boolean {
    const target = level.edgeTarget[edge] as number;
    if (target < 0 || (level.edgePort[edge] as number) < 0) return false;
    const node = level.nodes[target] as PlanNode;
    const { type, join, inner, pin, component, inEdgeCount } = node;
    if (inner !== undefined || pin !== undefined || component >= 0 || inEdgeCount !== 1 || join.kind !== "all") return false;
    if (node.contract || node.node.disabled === true || node.node.policy?.retry !== undefined) return false;
    if (type.mode === "once" && type.takes === undefined) return false;
    return this.#resolvers[node.uid]?.templates.every(({ reads }) => !reads.names.has("items")) === true;
  }
}
