import { makeCatalogue } from "../../model/catalogue.ts";
import { checkParams } from "../../model/checkParams.ts";
import type { JsonObject } from "../../model/json.ts";
import type { NodeExample, NodeType, Port } from "../../model/nodeType.ts";
import { inputsOf, outputsOf } from "../../model/ports.ts";
import { renameKeys } from "../../model/recordEdits.ts";
import { sameJson } from "../../model/sameJson.ts";
import { upgradeNodes } from "../../model/upgradeNodes.ts";
import type { Workflow } from "../../model/workflow.ts";
import { type Outputs, runNode } from "../runNode.ts";

/**
 * What is wrong with the ways from older versions of these types to newer ones: each version behind the first says how the one before goes
 * on, and an older node that is brought to it has sound params, the same first ports, and gives what the examples of the older version say.
 */
export async function migrationFaults(types: readonly NodeType[]): Promise<readonly string[]> {
  const catalogue = makeCatalogue(types);
  const faults: string[] = [];
  for (const newer of types) {
    if (newer.version === 1) continue;
    const name = `${newer.type}@${newer.version}`;
    const older = catalogue.exact(`${newer.type}@${newer.version - 1}`);
    if (newer.migrations?.[newer.version - 1] === undefined)
      faults.push(`${name} does not say how a node of version ${newer.version - 1} goes on`);
    else if (older !== undefined) {
      const pair = makeCatalogue([older, newer]);
      for (const example of older.docs.examples) {
        const { workflow } = upgradeNodes(workflowOf(older, example.params), pair);
        for (const fault of await exampleFaults(older, newer, example, workflow)) faults.push(`${name}: ${example.title}: ${fault}`);
      }
    }
  }
  return faults;
}

/** A workflow in which the older node stands between two others, wired at each of its ports. */
function workflowOf(type: NodeType, params: JsonObject): Workflow {
  const edges = [
    ...inputsOf(type, params).map(({ name }) => `before -> node.${name}`),
    ...outputsOf(type, params).map(({ name }) => `node.${name} -> behind`),
  ];
  return { format: "vwmp/1", name: "", nodes: { node: { type: `${type.type}@${type.version}`, params } }, edges };
}

async function exampleFaults(
  older: NodeType,
  newer: NodeType,
  example: NodeExample,
  { nodes, edges }: Workflow,
): Promise<readonly string[]> {
  const params = nodes["node"]?.params ?? {};
  const faults = checkParams(newer.params, params, [], () => []).map(({ message }) => message);
  const sides = [
    [inputsOf(older, example.params), inputsOf(newer, params), /-> node\.(\S+)$/],
    [outputsOf(older, example.params), outputsOf(newer, params), /^node\.(\S+) ->/],
  ] as const;
  const [inputs, outputs] = sides.map(([before, after, port]) => {
    const names = edges.flatMap((edge) => port.exec(edge)?.[1] ?? []);
    if (names[0] !== after[0]?.name) faults.push(`the first port was “${names[0]}” and is “${after[0]?.name}”`);
    for (const each of names) if (!has(after, each)) faults.push(`there is no port “${each}”`);
    return new Map(before.map(({ name }, index) => [name, names[index] ?? name]));
  }) as [Map<string, string>, Map<string, string>];
  if (faults.length > 0 || example.output === undefined) return faults;
  const input =
    example.input === undefined || Array.isArray(example.input)
      ? example.input
      : renameKeys(example.input as Outputs, (name) => inputs.get(name));
  const given = await runNode(newer, { params, ...(input === undefined ? {} : { input }) });
  const wanted = renameKeys(example.output, (name) => outputs.get(name));
  return sameJson(given, wanted) ? [] : [`it gives ${JSON.stringify(given)}, not ${JSON.stringify(wanted)}`];
}

function has(ports: readonly Port[], name: string): boolean {
  return ports.some((port) => port.name === name);
}
