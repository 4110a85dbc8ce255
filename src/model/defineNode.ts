import type { Fields } from "./field.ts";
import type {
  NodeCategory,
  NodeDescription,
  NodeDocs,
  NodeType,
  Port,
  PortsSpec,
  RunContext,
  RunResult,
  TriggerEvent,
} from "./nodeType.ts";

/** What an author writes: everything but `type` and `run` has a default. */
export type NodeDefinition<F extends Fields> = {
  readonly type: string;
  readonly version?: number;
  readonly title?: string;
  readonly icon?: string;
  readonly category?: NodeCategory;
  readonly aliases?: readonly string[];
  readonly docs?: NodeDocs;
  readonly effects?: NodeDescription["effects"];
  readonly readsWhen?: { readonly param: string; readonly in: readonly string[] };
  readonly changes?: "run";
  readonly mode?: NodeDescription["mode"];
  readonly takes?: "map" | "fold";
  readonly place?: "studio" | "node";
  readonly asks?: "code";
  readonly trigger?: true | "failure";
  readonly event?: TriggerEvent;
  readonly policy?: NonNullable<NodeDescription["policy"]>;
  readonly emits?: "packets";
  readonly inputs?: PortsSpec;
  readonly outputs?: PortsSpec;
  readonly params?: F;
  readonly summary?: string;
  readonly migrations?: NonNullable<NodeDescription["migrations"]>;
  run(context: RunContext<F>): RunResult | Promise<RunResult>;
};

const IN: readonly Port[] = [{ name: "in" }];
const OUT: readonly Port[] = [{ name: "out" }];

/**
 * Makes a node type.
 *
 * @example
 * const shout = defineNode({
 *   type: "shout",
 *   params: { text: { kind: "text", label: "Text", required: true } },
 *   run: ({ params }) => ({ text: params.text.toUpperCase() }),
 * });
 */
export function defineNode<const F extends Fields = Record<never, never>>(definition: NodeDefinition<F>): NodeType {
  const { run, ...given } = definition;
  return {
    version: 1,
    title: definition.type,
    icon: "box",
    category: "data",
    aliases: [],
    docs: { summary: "", examples: [] },
    effects: "pure",
    mode: "each",
    inputs: IN,
    outputs: OUT,
    params: {},
    ...given,
    run: run as NodeType["run"],
  };
}
