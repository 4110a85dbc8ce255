import type { Item } from "../model/item.ts";
import { emptyRecord } from "../model/json.ts";
import type { Activation } from "./kernelState.ts";
import type { PlanInput } from "./plan.ts";

type InputCount = { readonly port: string; readonly count: number };
const NOTHING: readonly InputCount[] = [];

/** Items by in-port; a port without a packet is absent. A source's first port has `sourceItems`. */
export function inputByPort({ node, inputs }: Activation, sourceItems: readonly Item[]): Record<string, readonly Item[]> {
  const input = emptyRecord<readonly Item[]>();
  node.inputs.forEach((port, at) => {
    const packet = inputs[at];
    if (packet !== undefined) input[port.name] = packet.items;
    else if (at === 0 && node.inEdgeCount === 0) input[port.name] = sourceItems;
  });
  return input;
}

/** How many items each in-port got, in port order. */
export function inputCounts({ node, inputs }: Activation): readonly InputCount[] {
  if (inputs.length === 1) {
    const [packet] = inputs;
    return packet === undefined ? NOTHING : [{ port: (node.inputs[0] as PlanInput).name, count: packet.items.length }];
  }
  const counts: InputCount[] = [];
  for (let port = 0; port < inputs.length; port += 1) {
    const packet = inputs[port];
    if (packet !== undefined) counts.push({ port: (node.inputs[port] as PlanInput).name, count: packet.items.length });
  }
  return counts;
}
