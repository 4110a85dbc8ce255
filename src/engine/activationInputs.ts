import type { Item } from "../model/item.ts";
import { emptyRecord } from "../model/json.ts";
import type { Activation } from "./kernelState.ts";

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
export function inputCounts({ node, inputs }: Activation): { port: string; count: number }[] {
  const counts: { port: string; count: number }[] = [];
  for (let port = 0; port < inputs.length; port += 1) {
    const packet = inputs[port];
    if (packet !== undefined) counts.push({ port: (node.inputs[port] as { name: string }).name, count: packet.items.length });
  }
  return counts;
}
