import type { OutputPacket, RunEvent } from "../model/event.ts";

/**
 * The hash of a run (G7): SHA-256 over one text, the sorted lines `[scope, node, activation, outcome, output digests]`. Times,
 * order, sources, retries and log lines are left out, so the same workflow, input, seed and `now` hash alike wherever they run.
 * A digest is SHA-256 of `JSON.stringify` of a port's items. The code that hashes is loaded with the first hash.
 */
export async function logHash(log: Iterable<RunEvent>): Promise<string> {
  const { digestOf, sha256Hex } = await import("./digest.ts");
  const digests = (outputs: readonly OutputPacket[]) => outputs.map(({ port, items }) => [port, digestOf(items)]);
  const lines: string[] = [];
  for (const event of log) {
    const outcome = outcomeOf(event);
    if (outcome === undefined || !("node" in event)) continue;
    lines.push(JSON.stringify([event.scope, event.node, event.activation, outcome, "outputs" in event ? digests(event.outputs) : []]));
  }
  return sha256Hex(lines.sort().join("\n"));
}

function outcomeOf(event: RunEvent): string | undefined {
  switch (event.kind) {
    case "node-finished":
      return "finished";
    case "node-failed":
      return "failed";
    case "node-skipped":
      return "skipped";
    case "node-cancelled":
      return "cancelled";
    default:
      return undefined;
  }
}
