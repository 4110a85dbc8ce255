import type { Member, Wire } from "./drawing.ts";
import type { ScopeRun } from "./oracle.ts";
import { Race } from "./oracleTerms.ts";

/** The edges a node takes a packet each of now, in order; or that it has to wait, or is exhausted (J1, J2, J4, J5, D1). */
export function takeFor(run: ScopeRun, member: Member): readonly Wire[] | "wait" | "exhaust" {
  const wires = run.wiresInto(member);
  if (wires.length === 0) return run.fired.has(member) ? "exhaust" : [];
  const present = wires.filter((wire) => run.held(wire).length > 0);
  const allClosed = wires.every((wire) => run.closed.has(wire));
  if (present.length === 0 && allClosed) return "exhaust";
  const { join = "all" } = member.policy;
  if (join === "all") {
    if (present.length === 0 || !wires.every((wire) => run.held(wire).length > 0 || run.closed.has(wire))) return "wait";
    return isSatisfied(run, member) ? present : "exhaust";
  }
  if (join === "any") return present.length === 0 ? "wait" : takeAny(run, member, present);
  if ("collect" in join) return takeCollected(run, wires, join.collect === "all" ? Number.POSITIVE_INFINITY : join.collect, allClosed);
  const n = typeof join.n === "number" ? join.n : 2;
  return takeCounted(run, wires, n, join.mode ?? "structured", allClosed);
}

/** Each required port has a packet; ports that nothing leads to are left out. */
export function isSatisfied(run: ScopeRun, member: Member): boolean {
  return member.inputs.every(({ name, optional }) => {
    const wires = run.wiresInto(member).filter((wire) => wire.into === name);
    return optional === true || wires.length === 0 || wires.some((wire) => run.held(wire).length > 0);
  });
}

/** The order of what comes by different edges is certain only where each is a consequence of the firing before it. */
function takeAny(run: ScopeRun, member: Member, present: readonly Wire[]): readonly Wire[] {
  const [wire, other] = present;
  if (wire === undefined || other !== undefined) throw new Race("two edges of a join with any");
  const last = run.lastTaken.get(member);
  if (last !== undefined && last.wire !== wire && run.held(wire)[0]?.causes.has(last.activation) !== true) throw new Race("any");
  return [wire];
}

function takeCollected(run: ScopeRun, wires: readonly Wire[], count: number, allClosed: boolean): readonly Wire[] | "wait" | "exhaust" {
  const used = wires.filter((wire) => (run.sent.get(wire) ?? 0) > 0);
  const sent = used.reduce((sum, wire) => sum + (run.sent.get(wire) ?? 0), 0);
  if (used.length > 1 && sent > count) throw new Race("collect of several edges");
  const held = wires.flatMap((wire) => run.held(wire).map(() => wire));
  if (held.length < count && !allClosed) return "wait";
  return held.slice(0, count);
}

/** J4, where no packet can come too late: as many edges as are needed ever have one, and one each. */
function takeCounted(
  run: ScopeRun,
  wires: readonly Wire[],
  n: number,
  mode: string,
  allClosed: boolean,
): readonly Wire[] | "wait" | "exhaust" {
  const used = wires.filter((wire) => (run.sent.get(wire) ?? 0) > 0);
  const certain = used.length <= n && used.every((wire) => run.sent.get(wire) === 1) && !(mode === "cancelling" && n < wires.length);
  if (!certain) throw new Race("more packets than a join counts");
  const present = wires.filter((wire) => run.held(wire).length > 0);
  if (present.length >= n) return present;
  return allClosed ? "exhaust" : "wait";
}
