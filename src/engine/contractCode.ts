import type { Failure } from "../model/failure.ts";
import type { breachOf } from "./contracts.ts";
import type { Activation, PortOutput } from "./kernelState.ts";
import { notLoaded } from "./notLoaded.ts";
import type { RunParts } from "./runParts.ts";
import { toFailure } from "./toFailure.ts";

let code: typeof breachOf | undefined;

/** Loads what checks contracts; nothing once it is there. A run with a contract begins after it. */
export function loadContractCode(): Promise<void> | undefined {
  return code === undefined ? load() : undefined;
}

async function load(): Promise<void> {
  const { breachOf, loadPatterns } = await import("./contracts.ts");
  await loadPatterns();
  code = breachOf;
}

/** How an activation breaks a contract of its node: with what came in or, where `outputs` are given, with these. */
export function breach(parts: RunParts, activation: Activation, outputs?: readonly PortOutput[]): Failure | undefined {
  const { contract, id } = activation.node;
  if (!contract) return undefined;
  if (code !== undefined) return code(parts.setup.environment, activation, outputs);
  return toFailure(notLoaded("The code that checks contracts"), { node: id });
}
