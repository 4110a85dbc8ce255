import type { RegionKind } from "../../model/region.ts";
import type { Join, NodePolicy } from "../../model/workflow.ts";
import type { Random } from "./random.ts";

/** What fails is seldom left to fail the run. Locks and pools are named by depth: who holds one only ever asks for deeper ones. */
export function nodePolicy(random: Random, depth: number, fails: boolean): NodePolicy | undefined {
  const onError = fails ? random.pick([undefined, undefined, "skip" as const, { default: { m: 7 } }]) : undefined;
  const policy: NodePolicy = {
    ...(onError === undefined ? {} : { onError }),
    ...(fails && random.chance(0.3) ? { retry: { attempts: 2, delay: 3 } } : {}),
    ...(random.chance(0.05) ? { concurrency: 2 + random.below(2) } : {}),
    ...(random.chance(0.05) ? { priority: random.below(5) - 2 } : {}),
    ...(random.chance(0.06) ? { lock: random.chance(0.5) ? `lock${depth}` : [`lock${depth}`, `other${depth}`] } : {}),
    ...(random.chance(0.05) ? { pool: { name: `pool${depth}`, size: 1 + random.below(2) } } : {}),
  };
  return Object.keys(policy).length === 0 ? undefined : policy;
}

export function regionPolicy(random: Random, depth: number): NodePolicy | undefined {
  if (random.chance(0.08)) return { onError: "skip" };
  return random.chance(0.05) ? { lock: `lock${depth}` } : undefined;
}

export function regionParams(random: Random, kind: RegionKind, depth: number): Record<string, unknown> {
  switch (kind) {
    case "loop": {
      const output = random.chance(0.3) ? { output: random.pick(["last", "all"]) } : {};
      const limit = random.chance(0.05) ? { limit: 1 } : {};
      const ends = [
        { times: random.below(5) },
        { times: 1 + random.below(3) },
        { over: "${items}" },
        { while: `\${loop.index < ${random.below(4)}}` },
        { until: `\${loop.index >= ${random.below(3)}}` },
      ];
      return { ...random.pick(ends), ...output, ...limit };
    }
    case "map":
      return {
        ...(random.chance(0.2) ? { over: random.below(4) } : {}),
        ...(random.chance(0.6) ? { concurrency: 1 + random.below(4) } : {}),
        ...(random.chance(0.2) ? { batch: 2 } : {}),
        ...(random.chance(0.1) ? { order: false } : {}),
        ...(random.chance(0.6) ? { onItemError: random.pick(["skip", "collect"]) } : {}),
        ...(random.chance(0.08) ? { completeWhen: "${item.done >= 1}", rest: random.pick(["cancel", "continue"]) } : {}),
      };
    case "exclusive":
      return { ...(random.chance(0.5) ? { name: `room${depth}` } : {}), ...(random.chance(0.4) ? { interleave: true } : {}) };
    default:
      return {};
  }
}

export function joinFor(random: Random, edges: number): Join | undefined {
  if (edges === 0 || random.chance(edges === 1 ? 0.9 : 0.55)) return undefined;
  return random.pick<Join>([
    "any",
    "any",
    { n: 1 + random.below(edges), mode: random.pick(["structured", "blocking", "cancelling"]) },
    { n: random.chance(0.8) ? edges : "${1 + 1}" },
    { n: edges, mode: random.pick(["blocking", "cancelling"]) },
    { collect: 1 + random.below(3) },
    { collect: "all" },
  ]);
}
