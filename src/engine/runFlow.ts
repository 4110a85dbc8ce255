import { expect } from "vitest";
import { parseWorkflow } from "../formats/parseWorkflow.ts";
import { defineNode } from "../model/defineNode.ts";
import type { RunEvent } from "../model/event.ts";
import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import { memoryState } from "../model/memoryState.ts";
import type { NodeType } from "../model/nodeType.ts";
import { builtInNodes } from "../nodes/index.ts";
import type { StartOptions } from "./engineSetup.ts";
import { replayLog } from "./keptRuns.ts";
import { Launcher } from "./launcher.ts";
import type { Run, RunResult } from "./run.ts";
import { VirtualHost } from "./virtualHost.ts";

/** Nodes for the engine's own tests: what matters is when they fire, not what they do. */
const emit = defineNode({
  type: "emit",
  mode: "once",
  params: { items: { kind: "json", label: "Items", default: [1] } },
  run: ({ params }) => params.items as Item[],
});
const tag = defineNode({
  type: "tag",
  params: { as: { kind: "text", label: "As", default: "x" } },
  run: ({ item, params }) => `${String(item)}${params.as}`,
});
const both = defineNode({
  type: "both",
  mode: "once",
  inputs: [{ name: "left" }, { name: "right" }],
  run: ({ input }) => [{ left: [...(input["left"] ?? [])], right: [...(input["right"] ?? [])] }],
});
const either = defineNode({
  type: "either",
  mode: "once",
  inputs: [
    { name: "left", optional: true },
    { name: "right", optional: true },
  ],
  run: ({ input }) => [
    { left: input["left"] === undefined ? null : [...input["left"]], right: input["right"] === undefined ? null : [...input["right"]] },
  ],
});
const gate = defineNode({
  type: "gate",
  mode: "once",
  params: {
    open: {
      kind: "choice",
      label: "Open",
      options: [
        { value: "yes", label: "Yes" },
        { value: "no", label: "No" },
        { value: "empty", label: "Empty" },
      ],
    },
  },
  outputs: [{ name: "yes" }, { name: "no" }],
  run: ({ items, params }) => (params.open === "empty" ? { yes: [] } : params.open === "no" ? { no: items } : { yes: items }),
});
const pause = defineNode({
  type: "pause",
  mode: "each",
  params: { ms: { kind: "number", label: "ms", default: 100 } },
  run: async ({ item, host, params }) => {
    await host.sleep(params.ms);
    return item;
  },
});
const flaky = defineNode({
  type: "flaky",
  mode: "each",
  params: { fails: { kind: "number", label: "Fails", default: 1 } },
  run: ({ item, params, log }) => {
    const seen = (attempts.get(item) ?? 0) + 1;
    attempts.set(item, seen);
    log(`attempt ${seen}`);
    if (seen <= params.fails) throw new NodeError("flaky", `attempt ${seen} failed`, { kind: "outside", hint: "try again" });
    return item;
  },
});
/** Takes `ms`, then passes its items on: for what must and must not overlap. */
const work = defineNode({
  type: "work",
  mode: "once",
  params: { ms: { kind: "number", label: "ms", default: 100 } },
  run: async ({ items, host, params }) => {
    await host.sleep(params.ms);
    return items;
  },
});
const attempts = new Map<Item, number>();
export const testTypes: readonly NodeType[] = [emit, tag, both, either, gate, pause, flaky, work];

type Nodes = Readonly<Record<string, object | string>>;

/** A workflow file; a node that is a text is the node type of that name. */
export function flow(nodes: Nodes, edges: readonly string[], rest: object = {}): object {
  const full = Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, typeof node === "string" ? { type: `${node}@1` } : node]));
  return { format: "vwmp/1", name: "test", nodes: full, edges, ...rest };
}

export type Ran = { readonly result: RunResult; readonly run: Run; readonly events: readonly RunEvent[]; readonly host: VirtualHost };

/** Runs a workflow on virtual time; `during` may act on the run, also later by `host.clock`. Every log has to replay (P4). */
export async function runFlow(
  source: object,
  options: StartOptions & { allow?: object } = {},
  during?: (run: Run, host: VirtualHost) => void,
): Promise<Ran> {
  attempts.clear();
  await Promise.all(builtInNodes.map((type) => type.run.load?.()));
  const host = Object.assign(new VirtualHost(), { state: memoryState() });
  const launcher = new Launcher({
    types: [...builtInNodes, ...testTypes],
    host,
    allow: { net: ["*"] },
    concurrency: Number.POSITIVE_INFINITY,
    read: (value) => ({ ...parseWorkflow(value), lineOf: () => undefined }),
  });
  const started = launcher.start(source, options);
  during?.(started, host);
  const result = await host.run(started.result);
  if (started.log.length > 2) expect(await replayLog(launcher, started.log)).toEqual({ same: true, events: started.log.length });
  return { result, run: started, events: started.log, host };
}

/** The kinds of the events of a node, in order. */
export function kinds(events: readonly RunEvent[], node: string): string[] {
  return events.filter((event) => "node" in event && event.node === node).map((event) => event.kind);
}

/** How often a node finished. */
export function finishes(events: readonly RunEvent[], node: string): number {
  return kinds(events, node).filter((kind) => kind === "node-finished").length;
}

/** From when to when a node ran, in milliseconds after the run was created, one pair for each activation that ended. */
export function spans(events: readonly RunEvent[], node: string): (readonly [from: number, to: number])[] {
  const zero = events[0]?.at ?? 0;
  const open = new Map<string, number>();
  return events.flatMap((event) => {
    if (!("node" in event) || event.node !== node) return [];
    const key = `${event.scope} ${event.activation}`;
    if (event.kind === "node-started") open.set(key, event.at - zero);
    const from = open.get(key);
    if (from === undefined || !/^node-(finished|failed|cancelled)$/.test(event.kind)) return [];
    return [[from, event.at - zero] as const];
  });
}

/** Whether two spans share any time. */
export function overlap(a: readonly [number, number] | undefined, b: readonly [number, number] | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] < b[1] && b[0] < a[1];
}
