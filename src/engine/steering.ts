import { isClosed, putBehind } from "./channels.ts";
import type { Activation } from "./kernelState.ts";
import type { Packet } from "./packet.ts";
import { EXHAUSTED, type PlanInput, type PlanNode, STRIDE } from "./plan.ts";
import type { Scope } from "./scope.ts";

/** A packet for a control port of a region that runs; none: no more will come. */
export type ControlPacket = { readonly activation: Activation; readonly port: number; readonly packet: Packet | undefined };

/** The control ports of regions: `add`, `complete` and `cancel` reach a region while it runs, and are kept until it does. */
export class Steering {
  readonly #listening: Activation[] = [];

  /** A packet, or the close; answers what has to be told now. */
  arrive(scope: Scope, node: PlanNode, port: number, packet: Packet | undefined): ControlPacket | undefined {
    const activation = this.#listening.find((each) => each.scope === scope && each.node === node);
    if (activation !== undefined) {
      return packet !== undefined || this.isClosed(activation, port) ? { activation, port, packet } : undefined;
    }
    if (packet === undefined || scope.counters[node.index * STRIDE + EXHAUSTED] === 1) return undefined;
    putBehind(scope, (node.controls[port] as PlanInput).edges[0] as number, packet);
    return undefined;
  }

  /** A region begins to listen; answers what came before. */
  listen(activation: Activation): readonly ControlPacket[] {
    const { node, scope } = activation;
    if (!node.controls.some((port) => port.edges.length > 0)) return [];
    this.#listening.push(activation);
    return node.controls.flatMap((control, port) => {
      const edge = control.edges[0];
      const kept = edge === undefined ? [] : (scope.rest?.get(edge) ?? []);
      if (edge !== undefined) scope.rest?.delete(edge);
      return kept.map((packet) => ({ activation, port, packet }));
    });
  }

  ignore(activation: Activation): void {
    const at = this.#listening.indexOf(activation);
    if (at >= 0) this.#listening.splice(at, 1);
  }

  /** No packet can come to this control port any more. */
  isClosed({ scope, node }: Activation, port: number): boolean {
    return (node.controls[port]?.edges ?? []).every((edge) => isClosed(scope, edge));
  }
}
