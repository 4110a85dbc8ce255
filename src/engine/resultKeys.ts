import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import { ActivationScope, type RunScope } from "./activationScope.ts";
import { digestOf } from "./digest.ts";
import type { Activation } from "./kernelState.ts";
import type { ParamResolver } from "./params.ts";
import type { PlanNode } from "./plan.ts";
import { sha256Hex } from "./sha256.ts";

export type KeySetup = {
  readonly resolvers: readonly ParamResolver[];
  readonly shared: RunScope;
  readonly input: readonly Item[] | undefined;
  /** Packets keep where their items come from: a result without that is another result. */
  readonly lineage: boolean;
  /** Makes keys for work of every kind, not only for what gives the same at any time; whether a port `error` is wired is not in them. */
  readonly ofAll?: true;
};

/** What an expression may read that is in no key: with one of these a result is never used again. */
const PASSING: ReadonlySet<string> = new Set(["now", "today", "run", "env", "secrets"]);

/** What a node's part of a key is, the same for all its activations; undefined where its results are never used again. */
type NodePart = {
  readonly text: string;
  readonly names: readonly string[];
  readonly nodes: readonly (readonly [id: string, item: boolean])[];
};

/**
 * Makes the keys under which results are found again (P6): type and version, params as they are written, digests of the packets
 * consumed, and of every other name the expressions read.
 */
export class ResultKeys {
  readonly #setup: KeySetup;
  readonly #digests = new Map<string, string>();
  readonly #parts: (NodePart | null | undefined)[] = [];

  constructor(setup: KeySetup) {
    this.#setup = setup;
  }

  /** Undefined where the result must not be used again. */
  keyOf(activation: Activation): string | undefined {
    const { node, inputs } = activation;
    let part = this.#parts[node.uid];
    if (part === undefined) {
      part = this.#partOf(node) ?? null;
      this.#parts[node.uid] = part;
    }
    if (part === null) return undefined;
    let key = part.text;
    for (let port = 0; port < inputs.length; port += 1) {
      const packet = inputs[port];
      key += packet === undefined ? " -" : ` ${digestOf(packet.items)}`;
    }
    if (node.inEdgeCount === 0) key += this.#sourcePart();
    if (part.names.length > 0 || part.nodes.length > 0) key += this.#readPart(activation, part);
    return key;
  }

  #partOf(node: PlanNode): NodePart | undefined {
    const { type } = node;
    const { params, policy } = node.node;
    if (node.inner !== undefined) return undefined;
    const templates = this.#setup.resolvers[node.uid]?.templates ?? [];
    const names = new Set(templates.flatMap(({ reads }) => [...reads.names]));
    if (this.#setup.ofAll !== true && !isTimeless(node, names)) return undefined;
    const nodes = new Map<string, boolean>();
    for (const { reads } of templates) for (const [id, read] of reads.nodes) nodes.set(id, read.item || nodes.get(id) === true);
    const shape = [
      `${type.type}@${type.version}`,
      params ?? {},
      policy?.onError ?? null,
      node.outputs,
      this.#setup.ofAll === true || wiredErrors(node),
      this.#setup.lineage,
    ];
    return {
      text: this.#digestOf(JSON.stringify(shape)),
      names: ["parameters", "config", "variables", "loop"].filter((name) => names.has(name)),
      nodes: [...nodes],
    };
  }

  /** Worked out once for all nodes that are alike. */
  #digestOf(text: string): string {
    const digest = this.#digests.get(text) ?? sha256Hex(text);
    this.#digests.set(text, digest);
    return digest;
  }

  /** A source gives what the run was given. */
  #sourcePart(): string {
    const { input, shared } = this.#setup;
    return ` ${input === undefined ? "-" : digestOf(input)} ${digestOf(shared.parameters)}`;
  }

  #readPart({ scope, inputs }: Activation, { names, nodes }: NodePart): string {
    const packet = inputs[0];
    const reading = new ActivationScope(this.#setup.shared, scope, packet, packet?.items ?? [], 0);
    let key = "";
    for (const name of names) key += ` ${name} ${digestOf(nameValue(reading, name))}`;
    for (const [id, item] of nodes) {
      const values = reading.nodes(id);
      key += ` ${id} ${digestOf(values?.items ?? [])}`;
      if (!item) continue;
      const ancestors = reading.items.map((_, index) => {
        reading.index = index;
        return values?.item ?? null;
      });
      key += ` ${digestOf(ancestors)}`;
    }
    return key;
  }
}

/** The same work gives the same at any time, or may be taken for it. */
function isTimeless({ type, effects, node: { policy } }: PlanNode, names: ReadonlySet<string>): boolean {
  const reusable = effects === "pure" || (effects === "read" && typeof policy?.cache === "object");
  return reusable && policy?.cache !== "off" && type.changes === undefined && ![...names].some((name) => PASSING.has(name));
}

function nameValue(scope: ActivationScope, name: string): JsonObject | readonly unknown[] {
  switch (name) {
    case "parameters":
      return scope.parameters;
    case "config":
      return scope.config;
    case "variables":
      return scope.variables;
    default:
      return [scope.loop?.index ?? null, scope.loop?.carried ?? null];
  }
}

/** A failing item leaves by a wired port `error`, and fails the node otherwise. */
export function wiredErrors(node: PlanNode): boolean {
  return (node.outEdges.at(-1)?.length ?? 0) > 0;
}
