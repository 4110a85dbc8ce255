import type { Failure } from "../model/failure.ts";
import type { Json } from "../model/json.ts";
import type { Cancellation } from "./cancellation.ts";
import { FIRING_BUDGET } from "./firing.ts";
import { Activation, type PortOutput } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { PlanNode } from "./plan.ts";
import { type RunParts, regionOf } from "./runParts.ts";
import type { Compensation, Scope } from "./scope.ts";
import { toldPackets } from "./toldPackets.ts";

/** What follows from a failure: its port, its policy, the regions around it, what has to be undone, the run (H3, H4, H5, H7, H8). */
export class FailureFlow {
  readonly #parts: RunParts;
  readonly #cancellation: Cancellation;

  constructor(parts: RunParts, cancellation: Cancellation) {
    this.#parts = parts;
    this.#cancellation = cancellation;
  }

  /** A node failed for good: the port `error`, its policy, optional, or the scope it is in (H3, H4, H5, H8). */
  failed(activation: Activation, failure: Failure): void {
    const { node, number, scope } = activation;
    const outputs: (Packet | undefined)[] = [];
    const outcome = this.#parts.undoing.has(activation) ? "optional" : outcomeOf(activation, failure, outputs);
    this.#parts.append({
      kind: "node-failed",
      node: node.id,
      scope: scope.path,
      activation: number,
      failure,
      outcome,
      outputs: toldPackets(node, outputs),
    });
    if (outcome === "optional") {
      this.#parts.partial = true;
      this.#parts.failures.push(failure);
    }
    if (outcome !== "fatal" && outcome !== "scope") return this.#parts.release(activation, outputs, "failed");
    this.#parts.admission.release(activation);
    this.failScope(scope, failure);
  }

  remember(activation: Activation, outputs: readonly PortOutput[]): void {
    const handler = this.#parts.setup.plan.byId.get(activation.node.node.policy?.compensate ?? "");
    const first = outputs[0];
    if (handler === undefined) return;
    activation.scope.compensations ??= [];
    const packet = first instanceof Packet ? first : (first?.at(-1) ?? activation.inputs[0]);
    activation.scope.compensations.push({ handler, scope: activation.scope, packet });
  }

  /** A failure that nothing took at its node: what is in the scope stops, is undone, and the region around it decides (H4, H7). */
  failScope(scope: Scope, failure: Failure): void {
    const region = regionOf(this.#parts, scope);
    if (region === undefined) return this.failRun(failure);
    this.#cancellation.stop(scope, "failed");
    this.#undo(scope, () => region.scopeFailed(scope, failure));
    this.#parts.drain();
  }

  failRun(failure: Failure): void {
    if (this.#parts.state === "ended" || this.#parts.state === "undoing") return;
    this.#parts.failures.push(failure);
    if (this.#parts.setup.onFailure === "drain" && this.#parts.live.size > 0) {
      this.#parts.state = "draining";
      return;
    }
    this.endFailed();
  }

  endFailed(): void {
    const { root } = this.#parts.kernel;
    this.#parts.state = "undoing";
    this.#cancellation.stop(root, "failed");
    this.#undo(root, () => this.#parts.finish("failed"));
  }

  /** A node on a cycle has fired too often (L3). */
  runaway(scope: Scope, node: PlanNode): void {
    this.failScope(scope, {
      code: "runaway",
      kind: "budget",
      message: `“${node.id}” fired more than ${FIRING_BUDGET} times on a cycle.`,
      hint: "Look at what leads out of the cycle.",
      node: node.id,
    });
  }

  /** Runs what undoes the finished nodes of a failed scope, the last first, one after the other (H7). */
  #undo(scope: Scope, then: () => void): void {
    const list: Compensation[] = scope.compensations ?? [];
    scope.compensations = undefined;
    const next = (): void => {
      const compensation = list.pop();
      if (compensation === undefined) return then();
      const { handler, packet } = compensation;
      const activation = new Activation(compensation.scope, handler, this.#parts.kernel.count(compensation.scope, handler), [packet]);
      this.#parts.undoing.set(activation, next);
      this.#parts.begin(activation);
    };
    next();
  }
}

function outcomeOf(
  { node, scope }: Activation,
  failure: Failure,
  outputs: (Packet | undefined)[],
): "fatal" | "scope" | "error-port" | "skipped" | "default" | "optional" {
  const error = node.outputs.length - 1;
  const onError = node.node.policy?.onError;
  if ((node.outEdges[error] as readonly number[]).length > 0) {
    outputs[error] = new Packet([{ error: failure as unknown as Json, item: failure.item ?? null }], node.uid);
    return "error-port";
  }
  if (onError === "skip") return "skipped";
  if (typeof onError === "object") {
    outputs[0] = new Packet([onError.default], node.uid);
    return "default";
  }
  if (node.node.optional === true) return "optional";
  return scope.owner === undefined ? "fatal" : "scope";
}
