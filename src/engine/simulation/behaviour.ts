import type { Item } from "../../model/item.ts";
import { hash } from "./random.ts";

/** The ports of the node types of the simulation. */
export const SHAPES = {
  work: { inputs: [{ name: "in" }], outputs: ["out"] },
  pair: { inputs: [{ name: "left" }, { name: "right" }], outputs: ["out"] },
  merge: {
    inputs: [
      { name: "left", optional: true },
      { name: "right", optional: true },
    ],
    outputs: ["out"],
  },
  mixed: { inputs: [{ name: "left" }, { name: "right", optional: true }], outputs: ["out"] },
  gate: { inputs: [{ name: "in" }], outputs: ["a", "b"] },
  repeat: { inputs: [{ name: "in" }], outputs: ["out"] },
  turn: { inputs: [{ name: "in" }], outputs: ["again", "done"] },
  end: { inputs: [{ name: "in" }], outputs: ["out"] },
} as const satisfies Record<string, { inputs: readonly { name: string; optional?: true }[]; outputs: readonly string[] }>;

export type Shape = keyof typeof SHAPES;

export type BehaviourParams = {
  /** Makes equal inputs give different results in different nodes. */
  readonly salt: number;
  /** One of so many inputs makes it fail; 0: none. */
  readonly fails: number;
  /** At most so many milliseconds. */
  readonly latency: number;
  /** Rounds of a `turn` before it lets go. */
  readonly rounds: number;
  /** 1: the empty item it begins with may be sent round cycles. Never inside regions: each scope would begin anew for ever. */
  readonly fresh: number;
};

export type Input = { readonly [port: string]: readonly Item[] };

/** The packets that leave each port, or that it fails. */
export type Behaviour = "fails" | ReadonlyMap<string, readonly (readonly Item[])[]>;

type Hops = { readonly [turn: string]: number };

/** What a node of the simulation does: a function of what it took and nothing else, so that time can change nothing but order. */
export function behave(shape: Shape, params: BehaviourParams, input: Input): Behaviour {
  const mark = hash(`${params.salt} ${digestInput(input)}`);
  if (params.fails > 0 && mark % params.fails === 0) return "fails";
  const hops = hopsOf(Object.values(input).flat(), params.fresh === 1);
  const items = (part: number, carried = hops): readonly Item[] => itemsOf(hash(`${mark} ${part}`), carried);
  const choice = (mark >>> 8) % 8;
  switch (shape) {
    case "gate":
      return new Map([
        ...(choice === 0 || choice % 2 === 1 ? [["a", [items(0)]] as const] : []),
        ...(choice > 4 || choice === 0 ? [["b", [items(1)]] as const] : []),
      ]);
    case "repeat":
      return new Map([["out", Array.from({ length: choice % 4 }, (_, at) => items(at))]]);
    case "turn": {
      const done = hops?.[params.salt] ?? 0;
      if (hops === undefined || done >= params.rounds) return new Map([["done", [items(0)]]]);
      return new Map([["again", [items(0, { ...hops, [params.salt]: done + 1 })]]]);
    }
    default:
      return new Map([["out", [items(0)]]]);
  }
}

/** One or two items, seldom none. Those that are not known to end a cycle (`hops` is undefined) are not sent round again. */
function itemsOf(mark: number, hops: Hops | undefined): readonly Item[] {
  const count = mark % 8 === 0 ? 0 : 1 + (mark % 2);
  return Array.from({ length: count }, (_, at) => ({ m: hash(`${mark} ${at}`), ...(hops === undefined ? {} : { h: hops }) }));
}

function hopsOf(items: readonly Item[], fresh: boolean): Hops | undefined {
  let hops: Record<string, number> | undefined;
  for (const item of items) {
    const own = fresh && JSON.stringify(item) === "{}" ? {} : (item as { h?: Hops } | null)?.h;
    if (own === undefined) continue;
    hops ??= {};
    for (const [turn, count] of Object.entries(own)) hops[turn] = Math.max(hops[turn] ?? 0, count);
  }
  return hops;
}

export function digestInput(input: Input): string {
  return Object.keys(input)
    .sort()
    .map((port) => `${port}=${digestItems(input[port] ?? [])}`)
    .join(" ");
}

/** Items as a text; failures by the node that failed alone, since their wording is not what is simulated. */
export function digestItems(items: readonly Item[]): string {
  return `[${items.map(digestItem).join()}]`;
}

function digestItem(item: Item): string {
  const failure = (item as { error?: { node?: string } } | null)?.error;
  if (failure !== undefined) return `failure of ${failure.node}`;
  const { m, h } = item as { m?: number; h?: Hops };
  return m === undefined ? JSON.stringify(item) : `${m}${h === undefined ? "" : JSON.stringify(h)}`;
}
