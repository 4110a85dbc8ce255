import { own } from "../../model/json.ts";
import type { NodeDescription, Port } from "../../model/nodeType.ts";
import type { ContractSide } from "../../model/policyEdits.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import type { NodePolicy, Workflow } from "../../model/workflow.ts";
import { type NodePorts, portsOf } from "../editor/portsOfNode.ts";

/** A port that may have a contract. */
export type ContractPort = { readonly side: ContractSide; readonly port: string; readonly label: string };

const OF_REGION: NodePorts = { inputs: [{ name: "in" }], outputs: [{ name: "out" }] };

/** The ports of a node or region whose items a contract may be about, and those that its policy names and that are not there. */
export function contractPorts(
  { nodes }: Workflow,
  catalogue: readonly NodeDescription[],
  id: string,
  policy: NodePolicy | undefined,
): readonly ContractPort[] {
  const node = own(nodes, id);
  const { inputs, outputs } = node === undefined ? OF_REGION : portsOf(node, catalogue);
  const listed = (side: ContractSide, ports: readonly Port[]): ContractPort[] => {
    const there = ports.filter((port) => port !== ERROR_PORT);
    const gone = Object.keys(policy?.[side] ?? {}).filter((name) => there.every((port) => port.name !== name));
    return [...there, ...gone.map((name): Port => ({ name }))].map(({ name, label = name }) => ({ side, port: name, label }));
  };
  return [...listed("accepts", inputs), ...listed("gives", outputs)];
}
