import { parseWorkflow } from "../../formats/parseWorkflow.ts";
import { defineNode } from "../../model/defineNode.ts";
import { NodeError } from "../../model/failure.ts";
import type { NodeType, RunResult } from "../../model/nodeType.ts";
import { behave, SHAPES, type Shape } from "./behaviour.ts";
import { predict } from "./compare.ts";
import { draw } from "./drawing.ts";
import { type Document, generate } from "./generate.ts";
import { Random } from "./random.ts";

/** The nodes of the simulation without latency and log: what they give is a function of what they take. */
export const pureTypes = typesWith("pure");

/** As {@link pureTypes}, of nodes that are taken to change something outside. */
export const writingTypes = typesWith("write");

function typesWith(effects: NodeType["effects"]): readonly NodeType[] {
  return (Object.keys(SHAPES) as Shape[]).map((shape) => typeOf(shape, effects));
}

function typeOf(shape: Shape, effects: NodeType["effects"]): NodeType {
  return defineNode({
    type: `sim-${shape}`,
    mode: "once",
    effects,
    inputs: SHAPES[shape].inputs,
    outputs: SHAPES[shape].outputs.map((name) => ({ name })),
    ...(shape === "repeat" ? { emits: "packets" as const } : {}),
    params: {
      salt: { kind: "number", label: "Salt", default: 0 },
      fails: { kind: "number", label: "Fails", default: 0 },
      latency: { kind: "number", label: "Latency", default: 0 },
      fresh: { kind: "number", label: "Fresh", default: 0 },
      rounds: { kind: "number", label: "Rounds", default: 0 },
    },
    run: (context): RunResult => {
      const { params, input } = context;
      const behaviour = behave(shape, params, input);
      if (behaviour === "fails") throw new NodeError("planted", "It was to fail.");
      if (shape === "end") context.control.endScope();
      if (shape === "repeat") return behaviour.get("out") as RunResult;
      const ports = Object.fromEntries([...behaviour].map(([port, packets]) => [port, packets[0] ?? []]));
      return SHAPES[shape].outputs.length === 1 ? ports["out"] : ports;
    },
  });
}

/** A workflow in which nothing hangs on who comes first or is cut off, and a copy with one node changed. */
export function pairOf(seed: number): { readonly before: Document; readonly after: Document; readonly changed: string } | undefined {
  const before = generate(seed);
  const { workflow } = parseWorkflow(before);
  const ids = Object.keys(before.nodes);
  if (workflow === undefined || ids.length === 0) return undefined;
  const changed = new Random(seed).pick(ids);
  const node = before.nodes[changed] as Document["nodes"][string];
  const after = {
    ...before,
    nodes: { ...before.nodes, [changed]: { ...node, params: { ...node.params, salt: (node.params["salt"] ?? 0) + 1 } } },
  };
  const sure = [workflow, parseWorkflow(after).workflow].every((each) => {
    const prediction = each === undefined ? undefined : predict(draw(each));
    return prediction !== undefined && "oracle" in prediction && prediction.oracle.torn.size === 0;
  });
  return sure ? { before, after, changed } : undefined;
}
