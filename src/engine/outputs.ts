import type { OutputPacket, RunEvent } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import { emptyRecord } from "../model/json.ts";
import type { Plan, PlanNode } from "./plan.ts";

/** The type whose nodes, where there are any, take the place of the leaves in a run's outputs. */
const OUTPUT_TYPE = "workflow-output";

/** Items by name: `id` for a leaf's first port, `id.port` for others, or the names of Workflow Output nodes. */
export type Outputs = { readonly [name: string]: readonly Item[] };

/** A run's outputs, read from its log. A leaf that was skipped is absent; packets of several firings follow each other. */
export function collectOutputs(plan: Plan, log: readonly RunEvent[]): Outputs {
  const wanted = outputNodes(plan);
  const outputs = new Map<string, readonly Item[]>();
  for (const event of log) {
    if (event.kind !== "node-finished" && event.kind !== "node-failed") continue;
    const node = wanted.get(event.node);
    if (node === undefined) continue;
    for (const packet of event.outputs) {
      const name = nameOf(node, packet);
      const before = outputs.get(name);
      outputs.set(name, before === undefined ? packet.items : [...before, ...packet.items]);
    }
  }
  return recordOf(outputs);
}

/** As `Object.fromEntries`, which copies what it has so far every few keys: a run may have thousands of leaves. */
function recordOf(outputs: ReadonlyMap<string, readonly Item[]>): Outputs {
  const record = emptyRecord<readonly Item[]>();
  for (const [name, items] of outputs) record[name] = items;
  return Object.setPrototypeOf(record, Object.prototype) as Outputs;
}

const known = new WeakMap<Plan, ReadonlyMap<string, PlanNode>>();

function outputNodes(plan: Plan): ReadonlyMap<string, PlanNode> {
  let wanted = known.get(plan);
  if (wanted === undefined) {
    const named = plan.nodes.filter((node) => node.type.type === OUTPUT_TYPE);
    const chosen = named.length > 0 ? named : plan.root.nodes.filter((node) => node.leaf && !node.handler);
    wanted = new Map(chosen.map((node) => [node.id, node]));
    known.set(plan, wanted);
  }
  return wanted;
}

function nameOf(node: PlanNode, packet: OutputPacket): string {
  const given = node.type.type === OUTPUT_TYPE ? node.node.params?.["name"] : undefined;
  const name = typeof given === "string" && given !== "" ? given : node.id;
  return packet.port === node.outputs[0] ? name : `${name}.${packet.port}`;
}
