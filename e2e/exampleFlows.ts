import type { Item } from "../src/model/item.ts";
import type { NodeExample, NodeType } from "../src/model/nodeType.ts";
import { inputsOf, outputsOf } from "../src/model/ports.ts";
import { builtInNodes } from "../src/nodes/index.ts";
import type { Flow } from "./flows.ts";

/** Examples that a workflow of one node and its sources cannot show, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  approval: "waits for a person: e2e/people.spec.ts",
  code: "asks for a permission: e2e/sandbox.spec.ts",
  error: "begins only where a run has failed: src/engine/triggers.test.ts",
  pick: "waits for signals: src/nodes/pick.test.ts",
  repeat: "gives packets, which leave one after the other: src/nodes/repeat.test.ts",
  "workflow-output": "leaves under its own name: every sample has one",
};

/** A workflow for each example of the docs that has an output, which a test in the file expects. */
export function exampleFlows(): readonly Flow[] {
  return builtInNodes.flatMap((type) =>
    type.place !== undefined || type.type in LEFT_OUT
      ? []
      : type.docs.examples.flatMap((example) => (example.output === undefined ? [] : [flowOf(type, example, example.output)])),
  );
}

function flowOf(type: NodeType, { title, params, input }: NodeExample, output: NonNullable<NodeExample["output"]>): Flow {
  const [first] = inputsOf(type, params);
  const packets: readonly (readonly [string, readonly Item[]])[] =
    input === undefined || first === undefined
      ? []
      : Array.isArray(input)
        ? [[first.name, input as readonly Item[]]]
        : Object.entries(input as { readonly [port: string]: readonly Item[] });
  const sources = packets.map(([port, items]) => [`from-${port}`, { type: "manual@1", params: { items } }] as const);
  const [main] = outputsOf(type, params);
  const expected = Object.entries(output).map(([port, items]) => [port === main?.name ? "node" : `node.${port}`, items]);
  const text = JSON.stringify({
    format: "vwmp/1",
    name: title,
    nodes: { ...Object.fromEntries(sources), node: { type: `${type.type}@${type.version}`, params } },
    edges: packets.map(([port]) => `from-${port} -> node.${port}`),
    tests: [{ name: title, expect: Object.fromEntries(expected) }],
  });
  return { name: `${type.type}: ${title}`, text };
}
