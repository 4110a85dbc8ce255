import fc from "fast-check";
import { expect, test } from "vitest";
import { defineNode } from "../model/defineNode.ts";
import type { Item } from "../model/item.ts";
import { compilePlan } from "./compilePlan.ts";
import { Kernel } from "./kernel.ts";
import type { Activation } from "./kernelState.ts";
import { Packet } from "./packet.ts";
import type { Plan } from "./plan.ts";

type Shape = {
  /** Whether a node emits on its ports `a` and `b`. */
  readonly emits: readonly (readonly [a: boolean, b: boolean])[];
  readonly edges: readonly { readonly from: number; readonly port: "a" | "b"; readonly to: number }[];
};

const type = defineNode({ type: "any", outputs: [{ name: "a" }, { name: "b" }], run: () => [] });

/** Random acyclic graphs: edges lead from lower to higher numbers. */
const shapes: fc.Arbitrary<Shape> = fc.integer({ min: 2, max: 14 }).chain((size) =>
  fc.record({
    emits: fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: size, maxLength: size }),
    edges: fc.array(
      fc
        .tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom("a" as const, "b" as const))
        .filter(([from, to]) => from !== to)
        .map(([one, other, port]) => ({ from: Math.min(one, other), port, to: Math.max(one, other) })),
      { maxLength: 40 },
    ),
  }),
);

function planOf({ emits, edges }: Shape): Plan {
  const nodes = Object.fromEntries(emits.map((_, at) => [`n${at}`, { type: "any@1" }]));
  const texts = edges.map(({ from, port, to }) => `n${from}.${port} -> n${to}`);
  return compilePlan({ format: "vwmp/1", name: "t", nodes, edges: texts }, { resolveType: () => type });
}

/** Runs the kernel to its end; `pick` chooses which of the activations under way ends next. */
function drive(shape: Shape, pick: (count: number) => number): { fired: Map<number, Item[]>; skipped: number[]; steps: number } {
  const kernel = new Kernel(planOf(shape), () => 1);
  const fired = new Map<number, Item[]>();
  const skipped: number[] = [];
  const live: Activation[] = [];
  let steps = 0;
  kernel.start();
  for (;;) {
    for (let next = kernel.next(); next !== undefined; next = kernel.next()) live.push(next);
    const [activation] = live.splice(pick(live.length), 1);
    if (activation === undefined) break;
    steps += 1;
    const { index } = activation.node;
    expect(fired.has(index), "one activation each in a graph without cycles").toBe(false);
    const items = [index, ...(activation.inputs[0]?.items ?? [])];
    fired.set(index, items);
    const [a, b] = shape.emits[index] as readonly [boolean, boolean];
    kernel.finish(activation, [a ? new Packet(items, index) : undefined, b ? new Packet(items, index) : undefined]);
    for (const command of kernel.takeCommands()) if (command.kind === "skipped") skipped.push(command.node.index);
  }
  expect(kernel.done).toBe(true);
  return { fired, skipped, steps };
}

/** What must come out, worked out by going back from each node, without channels or counters. */
function oracle({ emits, edges }: Shape): Map<number, Item[]> {
  const fired = new Map<number, Item[]>();
  const distinct = edges.filter(
    (edge, at) => edges.findIndex((other) => other.from === edge.from && other.port === edge.port && other.to === edge.to) === at,
  );
  emits.forEach((_, node) => {
    const into = distinct.filter((edge) => edge.to === node);
    const packets = into.flatMap((edge) => {
      const items = fired.get(edge.from);
      return items !== undefined && (emits[edge.from] as readonly [boolean, boolean])[edge.port === "a" ? 0 : 1] ? [items] : [];
    });
    if (into.length === 0 || packets.length > 0) fired.set(node, [node, ...packets.flat()]);
  });
  return fired;
}

test("J1 R3 D1 D2 D4 every graph ends, fires and skips as a naive reading of it says, whatever ends first", () => {
  fc.assert(
    fc.property(shapes, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (shape, numbers) => {
      let at = 0;
      const { fired, skipped } = drive(shape, (count) => {
        at += 1;
        return count === 0 ? 0 : (numbers[at % 20] as number) % count;
      });
      const expected = oracle(shape);
      expect([...fired].sort(([a], [b]) => a - b)).toEqual([...expected].sort(([a], [b]) => a - b));
      expect(skipped.sort((a, b) => a - b)).toEqual(shape.emits.map((_, at) => at).filter((at) => !expected.has(at)));
    }),
    { numRuns: 500 },
  );
});

test("P1 equal calls give equal answers", () => {
  fc.assert(
    fc.property(shapes, (shape) => {
      expect(drive(shape, () => 0)).toEqual(drive(shape, () => 0));
    }),
    { numRuns: 100 },
  );
});
