import type { JsonObject } from "../model/json.ts";
import { type Demand, policyDemand } from "./admission.ts";
import type { Activation } from "./kernelState.ts";
import type { PlanNode } from "./plan.ts";
import type { RunParts } from "./runParts.ts";

/** Decides when a ready activation may begin: locks, pools, exclusive and interleaved regions (X1, X2, O2). */
export class StartGate {
  readonly #parts: RunParts;
  readonly #params: (activation: Activation) => JsonObject;

  constructor(parts: RunParts, params: (activation: Activation) => JsonObject) {
    this.#parts = parts;
    this.#params = params;
  }

  /** Begins it now, or once what it needs is free. */
  enter(activation: Activation): void {
    const { admission } = this.#parts;
    const { node } = activation;
    if (!isBound(node) || node.pin !== undefined || admission.isAdmitted(activation)) return this.#parts.begin(activation);
    admission.ask(activation, this.#demand(activation));
    for (const admitted of admission.admit()) this.#parts.begin(admitted);
  }

  /** Gives back what an activation held; those that waited for it come next. */
  leave(activation: Activation): void {
    if (!isBound(activation.node)) return;
    this.#parts.admission.release(activation);
    this.#parts.admitted.push(...this.#parts.admission.admit());
  }

  #demand(activation: Activation): Demand {
    const { node, scope } = activation;
    const { locks, pool } = policyDemand(node);
    const names = [...locks];
    if (node.inner?.kind === "exclusive") names.push(this.#regionName(activation));
    const { owner } = scope;
    if (owner?.node.inner?.kind === "exclusive" && this.#paramsOf(owner)["interleave"] === true) names.push(`interleave ${scope.path}`);
    return { locks: names, pool };
  }

  #regionName(activation: Activation): string {
    const { name } = this.#paramsOf(activation);
    return typeof name === "string" && name !== "" ? name : activation.node.id;
  }

  #paramsOf(activation: Activation): JsonObject {
    try {
      return this.#params(activation);
    } catch {
      return {}; // told when the region begins
    }
  }
}

function isBound({ node, level, inner }: PlanNode): boolean {
  const { policy } = node;
  if (policy !== undefined && (policy.lock !== undefined || policy.pool !== undefined)) return true;
  return level.kind === "exclusive" || inner?.kind === "exclusive";
}
