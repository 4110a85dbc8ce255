import type { RunEvent } from "../../model/event.ts";
import type { Drawing, Member } from "./drawing.ts";

/** Never two where one may be: locks, exclusive regions, interleaved nodes, pools, places of a node and of a map (X1, X2, O2, M1). */
export function brokenExclusions(drawing: Drawing, events: readonly RunEvent[]): string[] {
  const members = new Map(
    [...drawing.values()].flatMap((level) => level.members.map((member) => [member.id, { member, region: level.region }] as const)),
  );
  const held = new Map<string, number>();
  const found: string[] = [];
  const change = (name: string, by: number, most: number): void => {
    const count = (held.get(name) ?? 0) + by;
    held.set(name, count);
    if (count > most) found.push(`${count} hold ${name}, which ${most} may`);
  };
  const running = new Map<string, readonly (readonly [name: string, most: number])[]>();
  for (const event of events) {
    if (event.kind === "scope-opened" || event.kind === "scope-closed") {
      const place = event.scope.slice(0, event.scope.lastIndexOf("["));
      change(`scopes of ${place}`, event.kind === "scope-opened" ? 1 : -1, scopesOf(members.get(event.region)?.member));
    }
    if (!("activation" in event)) continue;
    const key = `${event.scope} ${event.node} ${event.activation}`;
    const known = members.get(event.node);
    if (event.kind === "node-started" && known !== undefined) {
      const demand = demandOf(known.member, known.region, event.scope);
      running.set(key, demand);
      for (const [name, most] of demand) change(name, 1, most);
    } else if (/^node-(finished|failed|cancelled)$/.test(event.kind)) {
      for (const [name, most] of running.get(key) ?? []) change(name, -1, most);
      running.delete(key);
    }
  }
  return found;
}

function scopesOf(region: Member | undefined): number {
  if (region?.kind !== "map") return 1;
  return (region.params["concurrency"] as number | undefined) ?? 4;
}

function demandOf(member: Member, region: Member | undefined, scope: string): (readonly [name: string, most: number])[] {
  const { lock, pool, concurrency } = member.policy;
  const demand: [string, number][] = [[`places of ${scope} ${member.id}`, member.kind === undefined ? (concurrency ?? 1) : 1]];
  const locks = new Set(lock === undefined ? [] : typeof lock === "string" ? [lock] : lock);
  if (member.kind === "exclusive") locks.add((member.params["name"] as string | undefined) ?? member.id);
  for (const name of locks) demand.push([`lock ${name}`, 1]);
  if (region?.kind === "exclusive" && region.params["interleave"] === true) demand.push([`interleave ${scope}`, 1]);
  if (typeof pool === "object") demand.push([`pool ${pool.name}`, pool.size]);
  return demand;
}
