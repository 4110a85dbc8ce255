import type { PacketAddress } from "../../../workers/protocol.ts";
import { ALL } from "../data/iterations.ts";
import { useNodeRun, useRunStore } from "../run/runStore.ts";
import type { ContractPort } from "./contractPorts.ts";

/** Where the items are that passed a port in the shown run: all that left it, or what came in at it last. Undefined where none did. */
export function useContractData(node: string, { side, port }: ContractPort): PacketAddress | undefined {
  const runId = useRunStore((state) => state.facts.runId);
  const seq = useRunStore((state) => state.seq);
  const session = useRunStore((state) => state.session);
  const run = useNodeRun(node);
  if (runId === undefined || run === undefined) return undefined;
  const address = { runId, node, port, ...(seq === undefined ? {} : { until: seq }) };
  if (side === "gives") return (run.counts.get(port) ?? 0) > 0 ? { ...address, scope: ALL } : undefined;
  const began = session.view.nodes
    .get(node)
    ?.activations.findLast(({ inputs }) => inputs.some((each) => each.port === port && each.count > 0));
  return began && { ...address, scope: began.scope, activation: began.activation, side: "input" };
}
