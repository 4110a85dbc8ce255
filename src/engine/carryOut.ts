import type { Cancellation } from "./cancellation.ts";
import type { FailureFlow } from "./failureFlow.ts";
import type { Command } from "./kernelState.ts";
import type { RegionDriver } from "./regionDriver.ts";
import { type RunParts, regionOf } from "./runParts.ts";

/** Does what the kernel asks for; nothing once the run has ended, and nothing for a scope that what came before has ended. */
export function carryOut(
  parts: RunParts,
  regions: RegionDriver,
  cancellation: Cancellation,
  failures: FailureFlow,
  command: Command,
): void {
  if (parts.state === "ended") return;
  if ("scope" in command && command.scope.owner !== undefined && regionOf(parts, command.scope) === undefined) return;
  switch (command.kind) {
    case "skipped":
      return parts.append({
        kind: "node-skipped",
        node: command.node.id,
        scope: command.scope.path,
        activation: command.number,
      });
    case "scope-ended":
    case "interrupt":
    case "control":
      return regions.carryOut(command);
    case "cancel":
      return cancellation.cancelVain(command.scope, command.nodes);
    case "runaway":
      return failures.runaway(command.scope, command.node);
  }
}
