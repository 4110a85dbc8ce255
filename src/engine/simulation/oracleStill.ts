import type { Member, Wire } from "./drawing.ts";
import type { ScopeRun } from "./oracle.ts";
import { isSatisfied } from "./oracleJoins.ts";
import { Race } from "./oracleTerms.ts";

type Still = {
  readonly fire: { readonly member: Member; readonly wires: readonly Wire[] } | undefined;
  readonly exhaust: readonly Member[];
};

/** D3: a cycle that nothing can enter and nothing moves in. Of the joins that can fire and wait for no other of them, the nearest to the entry does; else all of it is exhausted. */
export function stillChoice(run: ScopeRun): Still | undefined {
  const seen = new Set<Member>();
  for (const member of run.level.members) {
    const cycle = cycleOf(run, member);
    if (cycle.length === 0 || seen.has(member)) continue;
    for (const each of cycle) seen.add(each);
    const left = cycle.filter((each) => !run.exhausted.has(each));
    const entries = run.level.wires.filter((wire) => isEntry(wire, cycle));
    if (left.length === 0 || cycle.some((each) => run.stuck.has(each)) || !entries.every((wire) => run.closed.has(wire))) continue;
    const distance = distances(run, cycle, entries);
    const able = left.filter((each) => canFire(run, each)).sort((a, b) => (distance.get(a) ?? 99) - (distance.get(b) ?? 99));
    const free = able.filter((each) => !awaits(run, each, able));
    const [first, second] = free.length > 0 ? free : able;
    if (first === undefined) return { fire: undefined, exhaust: left };
    const tie = second !== undefined && distance.get(first) === distance.get(second);
    if (tie && (first.kind === undefined) !== (second.kind === undefined)) throw new Race("a node and a region are as near to the entry");
    const held = run.wiresInto(first).flatMap((wire) => run.held(wire).map(() => wire));
    return { fire: { member: first, wires: first.policy.join === undefined ? [...new Set(held)] : held }, exhaust: [] };
  }
  return undefined;
}

function canFire(run: ScopeRun, member: Member): boolean {
  if (!run.wiresInto(member).some((wire) => run.held(wire).length > 0)) return false;
  const { join = "all" } = member.policy;
  return join === "all" ? isSatisfied(run, member) : typeof join === "object" && "collect" in join;
}

/** Whether one of the others can still bring it something without its own doing. */
function awaits(run: ScopeRun, join: Member, able: readonly Member[]): boolean {
  const seen = new Set([join]);
  const leadsFrom = (wires: readonly Wire[]): boolean =>
    run.level.members.some((from) => {
      if (seen.has(from) || run.exhausted.has(from) || !wires.some((wire) => wire.from === from.id && wire.out !== "body")) return false;
      if (able.includes(from)) return true;
      seen.add(from);
      return leadsFrom(run.wiresInto(from));
    });
  const takesMore = typeof join.policy.join === "object";
  return leadsFrom(run.wiresInto(join).filter((wire) => !run.closed.has(wire) && (takesMore || run.held(wire).length === 0)));
}

function isEntry(wire: Wire, cycle: readonly Member[]): boolean {
  const isTarget = cycle.some(({ id }) => id === wire.to) && !["yield", "continue", "break"].includes(wire.into);
  return isTarget && (wire.out === "body" || !cycle.some(({ id }) => id === wire.from));
}

/** The members that lead to `member` and are led to by it; none when it lies on no cycle. */
function cycleOf(run: ScopeRun, member: Member): readonly Member[] {
  const after = reachable(run, member);
  return after.has(member) ? run.level.members.filter((each) => after.has(each) && reachable(run, each).has(member)) : [];
}

function reachable(run: ScopeRun, from: Member): ReadonlySet<Member> {
  const found = new Set<Member>();
  const visit = (at: Member): void => {
    for (const next of nextOf(run, at)) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(from);
  return found;
}

function nextOf(run: ScopeRun, at: Member): readonly Member[] {
  const wires = run.level.wires.filter((wire) => wire.from === at.id && wire.out !== "body");
  return run.level.members.filter((member) =>
    wires.some((wire) => wire.to === member.id && member.inputs.some(({ name }) => name === wire.into)),
  );
}

function distances(run: ScopeRun, cycle: readonly Member[], entries: readonly Wire[]): ReadonlyMap<Member, number> {
  const distance = new Map<Member, number>();
  let front = cycle.filter(({ id }) => entries.some((wire) => wire.to === id));
  for (let steps = 0; front.length > 0; steps += 1) {
    for (const member of front) distance.set(member, steps);
    front = cycle.filter((member) => !distance.has(member) && front.some((from) => nextOf(run, from).includes(member)));
  }
  return distance;
}
