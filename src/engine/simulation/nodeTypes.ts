import { defineNode } from "../../model/defineNode.ts";
import { NodeError } from "../../model/failure.ts";
import type { NodeType, RunResult } from "../../model/nodeType.ts";
import { behave, digestInput, SHAPES, type Shape } from "./behaviour.ts";

/** What the line in the log is called that says what an activation took. */
export const TOOK = "took";

function typeOf(shape: Shape): NodeType {
  const { inputs, outputs } = SHAPES[shape];
  return defineNode({
    type: `sim-${shape}`,
    mode: "once",
    inputs,
    outputs: outputs.map((name) => ({ name })),
    ...(shape === "repeat" ? { emits: "packets" as const } : {}),
    params: {
      salt: { kind: "number", label: "Salt", default: 0 },
      fails: { kind: "number", label: "Fails", default: 0 },
      latency: { kind: "number", label: "Latency", default: 0 },
      fresh: { kind: "number", label: "Fresh", default: 0 },
      rounds: { kind: "number", label: "Rounds", default: 0 },
    },
    run: ({ params, input, host, control, log }) => {
      log(TOOK, digestInput(input));
      const end = (): RunResult => {
        const behaviour = behave(shape, params, input);
        if (behaviour === "fails") throw new NodeError("planted", "It was to fail.", { kind: "outside" });
        if (shape === "end") control.endScope();
        if (shape === "repeat") return behaviour.get("out") as RunResult;
        const ports = Object.fromEntries([...behaviour].map(([port, packets]) => [port, packets[0] ?? []]));
        return outputs.length === 1 ? ports["out"] : ports;
      };
      return params.latency === 0 ? end() : host.sleep(Math.floor(host.random() * params.latency)).then(end);
    },
  });
}

export const simulatedTypes: readonly NodeType[] = (Object.keys(SHAPES) as Shape[]).map(typeOf);
