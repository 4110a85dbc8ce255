import type { RegionKind } from "../../model/region.ts";
import type { NodePolicy } from "../../model/workflow.ts";
import { SHAPES, type Shape } from "./behaviour.ts";
import { contractsOf } from "./contracts.ts";
import { joinFor, nodePolicy, regionParams, regionPolicy } from "./generatePolicies.ts";
import { hash, Random } from "./random.ts";

/** A workflow file as plain, changeable data. */
export type Document = {
  format: "vwmp/1";
  name: string;
  nodes: Record<string, DocumentNode>;
  edges: string[];
  regions: Record<string, DocumentRegion>;
  policy?: { onFailure?: "cancel" | "drain"; concurrency?: number };
};
export type DocumentNode = { type: string; params: Record<string, number>; policy?: NodePolicy; optional?: boolean; disabled?: boolean };
export type DocumentRegion = {
  kind: RegionKind;
  nodes: string[];
  params?: Record<string, unknown>;
  policy?: NodePolicy;
  optional?: boolean;
};

type Placed = { readonly id: string; readonly inputs: readonly string[]; readonly outputs: readonly string[]; into: number };

const COMMON: readonly Shape[] = ["work", "work", "work", "pair", "merge", "merge", "mixed", "gate", "gate", "repeat"];
const KINDS: readonly RegionKind[] = ["loop", "map", "try", "exclusive"];
const LATENCIES = [0, 0, 5, 40];
const DEEPEST = 2;
/** Every sixth seed has contracts: of these none is kept for what it found before there were any. */
const CONTRACTED = [6, 5] as const;

/** A random workflow: the same for the same seed. */
export function generate(seed: number): Document {
  return new Generator(seed).make();
}

class Generator {
  readonly #random: Random;
  readonly #nodes: [string, DocumentNode][] = [];
  readonly #regions: [string, DocumentRegion][] = [];
  readonly #edges: string[] = [];
  readonly #seed: number;
  readonly #name: string;
  #left: number;
  /** How many nodes fail: many failures hide each other. */
  readonly #failing: number;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#seed = seed;
    this.#name = `seed ${seed}`;
    this.#left = 3 + this.#random.below(this.#random.chance(0.3) ? 23 : 9);
    this.#failing = this.#random.pick([0, 0, 0.05, 0.15]);
  }

  make(): Document {
    this.#level(undefined, 0, this.#left);
    if (this.#seed % CONTRACTED[0] === CONTRACTED[1]) this.#contracts(new Random(hash(this.#name)));
    const random = this.#random;
    return {
      format: "vwmp/1",
      name: this.#name,
      nodes: Object.fromEntries(random.shuffled(this.#nodes)),
      edges: random.shuffled(this.#edges),
      regions: Object.fromEntries(random.shuffled(this.#regions)),
      ...(random.chance(0.1) ? { policy: random.pick([{ onFailure: "drain" as const }, { concurrency: 2 }]) } : {}),
    };
  }

  /** Chosen by a chance of its own, which leaves all else as it would be. */
  #contracts(random: Random): void {
    for (const [, node] of this.#nodes) {
      const { inputs, outputs } = SHAPES[node.type.slice("sim-".length, -"@1".length) as Shape];
      addTo(node, contractsOf(random, { accepts: inputs.map(({ name }) => name), gives: outputs }));
    }
    for (const [, region] of this.#regions) addTo(region, contractsOf(random, { accepts: ["in"], gives: ["out"] }));
  }

  /** Fills a region, or the workflow, with members and the edges between them; returns the members. */
  #level(home: string | undefined, depth: number, size: number): string[] {
    const members: Placed[] = [];
    while (members.length < size && this.#left > 0) {
      members.push(
        depth < DEEPEST && this.#left > 1 && this.#random.chance(0.2) ? this.#region(depth) : this.#node(this.#random.pick(COMMON), depth),
      );
    }
    const sources: (readonly [id: string, ports: readonly string[]])[] = home === undefined ? [] : [[home, ["body"]]];
    members.forEach((member, at) => {
      if (!this.#random.chance(at === 0 && home === undefined ? 1 : 0.12)) this.#wire(sources, member);
      sources.push([member.id, this.#portsOf(member)]);
    });
    for (let share = 0.3; members.length > 0 && this.#random.chance(share); share *= 0.5) this.#cycle(members, depth);
    if (home !== undefined) this.#sinks(home, members);
    for (const member of members) this.#join(member);
    if (home === undefined) for (const { id, into } of members) if (into === 0) this.#makeFresh(id);
    return members.map(({ id }) => id);
  }

  #node(shape: Shape, depth: number): Placed {
    const random = this.#random;
    this.#left -= 1;
    const id = `n${this.#nodes.length}`;
    const chosen = shape !== "turn" && random.chance(0.015) ? "end" : shape;
    const fails = chosen !== "turn" && random.chance(this.#failing) ? random.pick([1, 2, 2, 3]) : 0;
    const params = { salt: random.below(2 ** 30), fails, latency: random.pick(LATENCIES) };
    const node: DocumentNode = { type: `sim-${chosen}@1`, params: chosen === "turn" ? { ...params, rounds: random.below(4) } : params };
    const policy = nodePolicy(random, depth, fails > 0);
    if (policy !== undefined) node.policy = policy;
    if (random.chance(fails > 0 ? 0.2 : 0.01)) node.optional = true;
    if (chosen === "work" && random.chance(0.03)) node.disabled = true;
    this.#nodes.push([id, node]);
    const { inputs, outputs } = SHAPES[chosen];
    return { id, inputs: inputs.map(({ name }) => name), outputs, into: 0 };
  }

  #region(depth: number): Placed {
    const random = this.#random;
    const id = `r${this.#regions.length}`;
    const kind = random.pick(KINDS);
    const region: DocumentRegion = { kind, nodes: [] };
    const params = regionParams(random, kind, depth);
    if (Object.keys(params).length > 0) region.params = params;
    const policy = regionPolicy(random, depth);
    if (policy !== undefined) region.policy = policy;
    if (random.chance(0.05)) region.optional = true;
    this.#regions.push([id, region]);
    this.#left -= 1;
    region.nodes.push(...this.#level(id, depth + 1, 1 + random.below(5)));
    return { id, inputs: ["in"], outputs: ["out"], into: 0 };
  }

  #portsOf({ id, outputs }: Placed): readonly string[] {
    const wantsError = this.#random.chance(this.#failing > 0 ? 0.25 : 0.05);
    return wantsError || this.#isTry(id) ? [...outputs, "error"] : outputs;
  }

  #isTry(id: string): boolean {
    return this.#regions.some(([region, { kind }]) => region === id && (kind === "try" || kind === "map"));
  }

  #wire(sources: readonly (readonly [id: string, ports: readonly string[]])[], member: Placed): void {
    if (sources.length === 0) return;
    for (const port of member.inputs) {
      const count = this.#random.chance(0.65) ? 1 : 1 + this.#random.below(3);
      for (let at = 0; at < count; at += 1) {
        const near = this.#random.chance(0.5) ? sources.slice(-3) : sources;
        const [id, ports] = this.#random.pick(near);
        this.#edge(`${id}.${this.#random.pick(ports)}`, member, port);
      }
    }
  }

  #edge(from: string, to: Placed, port: string): void {
    const text = `${from} -> ${to.id}.${port}`;
    if (this.#edges.includes(text)) return;
    this.#edges.push(text);
    to.into += 1;
  }

  /** A node that sends what it gets round again, into one of the members before it. */
  #cycle(members: Placed[], depth: number): void {
    const random = this.#random;
    const from = random.pick(members);
    const target = random.chance(0.2) ? undefined : random.pick(members.slice(0, members.indexOf(from) + 1).filter(({ into }) => into > 0));
    const turn = this.#node("turn", depth);
    members.push(turn);
    const later = random.pick(members);
    this.#edge(`${from.id}.${random.pick(from.outputs)}`, turn, "in");
    const entered = target ?? turn;
    this.#edge(`${turn.id}.again`, entered, random.pick(entered.inputs));
    this.#joinAny(entered.id);
    if (members.indexOf(later) > members.indexOf(from) && !this.#leads(later.id, turn.id))
      this.#edge(`${turn.id}.done`, later, random.pick(later.inputs));
  }

  /** Every cycle has to lead through `again`, which is sent a few times at most. */
  #leads(from: string, to: string, seen = new Set<string>()): boolean {
    if (from === to) return true;
    seen.add(from);
    const next = this.#edges.filter((edge) => edge.startsWith(`${from}.`)).map((edge) => edge.split(/[ .>-]+/)[2] as string);
    return next.some((id) => !seen.has(id) && this.#leads(id, to, seen));
  }

  #sinks(home: string, members: readonly Placed[]): void {
    const random = this.#random;
    const yields = random.chance(0.1) ? 0 : 1 + random.below(2);
    for (let at = 0; at < yields; at += 1) {
      const from = random.chance(0.5) ? members.at(-1) : random.pick(members);
      if (from !== undefined) this.#sink(`${from.id}.${random.pick(from.outputs)} -> ${home}.yield`);
    }
    if (!random.chance(0.1)) return;
    const from = random.pick(members);
    this.#sink(`${from.id}.${random.pick(from.outputs)} -> ${home}.${random.pick(["continue", "break"])}`);
  }

  #sink(text: string): void {
    if (!this.#edges.includes(text)) this.#edges.push(text);
  }

  #makeFresh(id: string): void {
    const params = this.#nodes.find(([node]) => node === id)?.[1].params;
    if (params !== undefined) params["fresh"] = 1;
  }

  #join(member: Placed): void {
    const join = joinFor(this.#random, member.into);
    const target = this.#policyOf(member.id);
    if (join !== undefined && target.policy?.join === undefined) target.policy = { ...target.policy, join };
  }

  #joinAny(id: string): void {
    const target = this.#policyOf(id);
    target.policy = { ...target.policy, join: "any" };
  }

  #policyOf(id: string): { policy?: NodePolicy } {
    return (this.#nodes.find(([node]) => node === id) ?? this.#regions.find(([region]) => region === id))?.[1] as { policy?: NodePolicy };
  }
}

function addTo(owner: { policy?: NodePolicy }, contracts: Pick<NodePolicy, "accepts" | "gives">): void {
  if (Object.keys(contracts).length > 0) owner.policy = { ...owner.policy, ...contracts };
}
