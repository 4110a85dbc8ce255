import { expect, test } from "vitest";
import { chance } from "./chance.ts";
import { flow, runFlow as run } from "./runFlow.ts";

/** 1,000 to 5,000 nodes: mostly short edges as in real graphs, some long ones, and hubs with up to 1,000 edges into one port. */
function randomGraph(seed: number): { readonly size: number; readonly edges: readonly (readonly [from: number, to: number])[] } {
  const next = chance(`graph ${seed}`);
  const size = 1000 + Math.floor(next() * 4001);
  const edges = new Map<string, readonly [number, number]>();
  const add = (from: number, to: number): void => void (from < to && edges.set(`${from} ${to}`, [from, to]));
  for (let at = 1; at < size; at += 1) {
    const count = next() < 0.1 ? 3 : next() < 0.6 ? 1 : 2;
    for (let edge = 0; edge < count; edge += 1)
      add(next() < 0.85 ? Math.max(0, at - 1 - Math.floor(next() * 20)) : Math.floor(next() * at), at);
  }
  for (let hub = 0; hub < 2; hub += 1) {
    const to = Math.floor(size * (0.5 + next() / 2));
    for (let edge = Math.floor(next() * 1000); edge > 0; edge -= 1) add(Math.floor(next() * to), to);
  }
  return { size, edges: [...edges.values()] };
}

test("50 graphs of 1,000 to 5,000 nodes end, every node fires once, and none before those it needs", async () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const { size, edges } = randomGraph(seed);
    const nodes = Object.fromEntries(Array.from({ length: size }, (_, at) => [`n${at}`, "emit"]));
    const { result, events } = await run(
      flow(
        nodes,
        edges.map(([from, to]) => `n${from} -> n${to}`),
      ),
    );
    expect(result.status).toBe("succeeded");
    const started = new Map<string, number>();
    const finished = new Map<string, number>();
    for (const event of events) {
      if (event.kind === "node-started") started.set(event.node, event.seq);
      if (event.kind === "node-finished") finished.set(event.node, event.seq);
    }
    expect([started.size, finished.size, events.length], `seed ${seed}`).toEqual([size, size, 2 * size + 3]);
    const wrong = edges.filter(([from, to]) => (finished.get(`n${from}`) as number) > (started.get(`n${to}`) as number));
    expect(wrong, `seed ${seed}`).toEqual([]);
  }
}, 120_000);
