import type { Item } from "../../model/item.ts";
import { behave, type Input } from "./behaviour.ts";
import { keeps } from "./contracts.ts";
import type { Drawing, Drawn, Member, Wire } from "./drawing.ts";
import { takeFor } from "./oracleJoins.ts";
import { runRegion } from "./oracleRegions.ts";
import { stillChoice } from "./oracleStill.ts";
import { type Ender, type Firing, failureItems, type Outcome, type Packets, Race, type ScopeEnd, type Token } from "./oracleTerms.ts";

const MOST_FIRINGS = 2_000;

/**
 * The rules read naively: all there is, is looked at again after every step; regions are run at a stroke by recursion. Where order
 * in time could matter it gives up with a `Race`. A node whose failure ends its scope stays as it is for ever, so all that could have
 * happened until then is worked out: the scopes it happened in are `torn`.
 */
export class Oracle {
  readonly firings: Firing[] = [];
  /** Scopes of which a part at most has happened. */
  readonly torn = new Set<string>();
  readonly drawing: Drawing;

  constructor(drawing: Drawing) {
    this.drawing = drawing;
  }

  runScope(region: string, path: string, body: Token | undefined): ScopeEnd {
    const end = new ScopeRun(this, this.drawing.get(region) as Drawn, path).run(body);
    if (end.ender !== undefined) this.torn.add(path);
    return end;
  }

  isTorn(path: string): boolean {
    return [...this.torn].some((torn) => path === torn || path.startsWith(`${torn}/`));
  }
}

/** One execution of a level. */
export class ScopeRun {
  readonly oracle: Oracle;
  readonly level: Drawn;
  readonly path: string;
  readonly queues = new Map<Wire, Token[]>();
  readonly closed = new Set<Wire>();
  readonly exhausted = new Set<Member>();
  /** Their failure ends the scope: nothing comes of them any more. */
  readonly stuck = new Set<Member>();
  readonly fired = new Map<Member, number>();
  readonly #yielded: Token[] = [];
  readonly #enders: Ender[] = [];
  /** All packets that a join has been sent, by edge; and by which it fired last. */
  readonly sent = new Map<Wire, number>();
  readonly lastTaken = new Map<Member, { readonly wire: Wire; readonly activation: string }>();

  constructor(oracle: Oracle, level: Drawn, path: string) {
    this.oracle = oracle;
    this.level = level;
    this.path = path;
    for (const wire of level.wires) this.queues.set(wire, []);
  }

  run(body: Token | undefined): ScopeEnd {
    for (const wire of this.level.wires.filter((each) => each.out === "body")) {
      if (body !== undefined) this.#send(wire, body);
      this.closed.add(wire);
    }
    while (this.#step());
    if ([...this.stuck].some((member) => this.#couldHaveTakenOther(member))) throw new Race("what a failed join took");
    const [ender, second] = this.#enders;
    if (second !== undefined) throw new Race("two ends of a scope");
    return { yielded: this.#yielded, ender };
  }

  /** It failed with one packet while another came: a join that takes what comes first, or a node that may run twice at once. */
  #couldHaveTakenOther(member: Member): boolean {
    const { join = "all", concurrency = 1 } = member.policy;
    return (join !== "all" || concurrency > 1) && this.wiresInto(member).some((wire) => this.held(wire).length > 0);
  }

  wiresInto(member: Member): readonly Wire[] {
    return member.inputs.flatMap(({ name }) => this.level.wires.filter((wire) => wire.to === member.id && wire.into === name));
  }

  held(wire: Wire): readonly Token[] {
    return this.queues.get(wire) as Token[];
  }

  #step(): boolean {
    for (const member of this.level.members) {
      if (this.stuck.has(member) || this.exhausted.has(member)) continue;
      const taken = takeFor(this, member);
      if (taken === "exhaust") this.#exhaust(member);
      else if (taken === "wait") continue;
      else this.#fire(member, taken);
      return true;
    }
    const still = stillChoice(this);
    if (still === undefined) return false;
    if (still.fire !== undefined) this.#fire(still.fire.member, still.fire.wires);
    else for (const member of still.exhaust) this.#exhaust(member);
    return true;
  }

  #exhaust(member: Member): void {
    this.exhausted.add(member);
    if (!this.fired.has(member)) this.#note(member, 0, {}, "skipped", []);
    for (const wire of this.level.wires) if (wire.from === member.id && wire.out !== "body") this.closed.add(wire);
  }

  #fire(member: Member, wires: readonly Wire[]): void {
    const number = this.fired.get(member) ?? 0;
    this.fired.set(member, number + 1);
    if (number > 0 && member.kind === undefined && (member.policy.concurrency ?? 1) > 1) throw new Race("several activations at once");
    const id = `${this.path} ${member.id} ${number}`;
    const causes = new Set<string>([id]);
    if (number > 0) causes.add(`${this.path} ${member.id} ${number - 1}`);
    const input: Record<string, readonly Item[]> = {};
    for (const wire of wires) {
      const token = (this.queues.get(wire) as Token[]).shift() as Token;
      input[wire.into] = [...(input[wire.into] ?? []), ...token.items];
      for (const cause of token.causes) causes.add(cause);
      this.lastTaken.set(member, { wire, activation: id });
    }
    const first = member.inputs[0]?.name as string;
    if (this.wiresInto(member).length === 0) input[first] = [{}];
    if (this.oracle.firings.length > MOST_FIRINGS) throw new Race("too many firings");
    const place = { path: this.path, number, causes, fed: wires.length > 0 };
    const works = member.kind !== undefined || !member.disabled;
    const refused = works && member.inputs.some(({ name }) => !keeps(member.policy.accepts, name, input[name] ?? []));
    const outcome = refused
      ? { failedAt: member.id }
      : member.kind === undefined
        ? this.#runNode(member, input, first)
        : runRegion(this.oracle, member, input, place);
    this.#end(member, number, input, asAgreed(member, outcome), causes);
  }

  #runNode(member: Member & { kind: undefined }, input: Input, first: string): Outcome {
    if (member.disabled) return { packets: new Map([[member.outputs[0] as string, [input[first] ?? [{}]]]]) };
    const behaviour = behave(member.shape, member.params, input);
    if (behaviour === "fails") return { failedAt: member.id };
    if (member.shape === "end") throw new Race("the end of a scope");
    return { packets: behaviour };
  }

  #end(member: Member, number: number, input: Input, outcome: Outcome, causes: ReadonlySet<string>): void {
    const packets = "packets" in outcome ? outcome.packets : this.#afterFailure(member, outcome.failedAt, causes);
    const told = [...packets].flatMap(([port, list]) => list.map((items) => [port, items] as const));
    this.#note(member, number, input, "packets" in outcome ? "finished" : "failed", told);
    if (this.stuck.has(member)) return;
    for (const [port, list] of packets) {
      for (const wire of this.level.wires.filter((each) => each.from === member.id && each.out === port)) {
        for (const items of list) this.#send(wire, { items, causes });
      }
    }
  }

  /** H3, H4, H5, H8: what leaves a node or region that failed. */
  #afterFailure(member: Member, failedAt: string, causes: ReadonlySet<string>): Packets {
    const items = failureItems(failedAt);
    if (this.level.wires.some((wire) => wire.from === member.id && wire.out === "error")) return new Map([["error", [items]]]);
    const { onError } = member.policy;
    if (onError === "skip") return new Map();
    if (typeof onError === "object") return new Map([[member.outputs[0] as string, [[onError.default]]]]);
    if (member.optional) return new Map();
    this.stuck.add(member);
    this.#enders.push({ kind: "failure", node: failedAt, token: { items, causes } });
    return new Map();
  }

  #send(wire: Wire, token: Token): void {
    if (wire.into === "yield") this.#yielded.push(token);
    else if (wire.into === "break" || wire.into === "continue") this.#enders.push({ kind: wire.into, node: wire.from, token });
    else {
      const target = this.level.members.find(({ id }) => id === wire.to) as Member;
      if (this.exhausted.has(target)) return;
      this.sent.set(wire, (this.sent.get(wire) ?? 0) + 1);
      (this.queues.get(wire) as Token[]).push(token);
    }
  }

  #note(member: Member, activation: number, input: Input, outcome: Firing["outcome"], outputs: Firing["outputs"]): void {
    this.oracle.firings.push({ scope: this.path, node: member.id, activation, input, outcome, outputs });
  }
}

/** K2: of a result that breaks a contract nothing leaves. */
function asAgreed(member: Member, outcome: Outcome): Outcome {
  if (!("packets" in outcome)) return outcome;
  const kept = [...outcome.packets].every(([port, list]) => list.every((items) => keeps(member.policy.gives, port, items)));
  return kept ? outcome : { failedAt: member.id };
}
