import type { RunEvent } from "../../model/event.ts";
import type { Drawn, Member } from "./drawing.ts";
import type { Simulation } from "./simulate.ts";

/** What a workflow is made of and what happened in its runs: each name once. */
export function constructsOf({ drawing, logs, race, torn }: Simulation): ReadonlySet<string> {
  const found = new Set<string>([race === undefined ? (torn ? "predicted up to a failure" : "predicted") : "race"]);
  for (const level of drawing.values()) for (const member of level.members) for (const name of writtenIn(level, member)) found.add(name);
  for (const level of drawing.values())
    for (const wire of level.wires) if (/^(body|yield|continue|break)$/.test(wire.into)) found.add(`edge to ${wire.into}`);
  if ([...drawing.values()].some(({ region, members }) => region !== undefined && members.some(({ kind }) => kind !== undefined)))
    found.add("nested region");
  for (const log of logs) for (const event of log) for (const name of happenedIn(event)) found.add(name);
  return found;
}

function writtenIn(level: Drawn, member: Member): string[] {
  const { policy, params } = member;
  const into = level.wires.filter((wire) => wire.to === member.id && !/^(yield|continue|break)$/.test(wire.into));
  const ports = new Set(into.map((wire) => wire.into));
  const outs = level.wires.filter((wire) => wire.from === member.id && wire.out !== "body");
  const given = [
    "order",
    "concurrency",
    "completeWhen",
    "onItemError",
    "batch",
    "times",
    "over",
    "while",
    "until",
    "limit",
    "output",
    "interleave",
  ] as const;
  return [
    member.kind === undefined ? `node ${member.shape}` : `region ${member.kind}`,
    ...(member.kind === undefined ? [] : given.filter((key) => key in params).map((key) => `${member.kind} ${key}`)),
    ...(into.length > ports.size ? ["several edges into a port"] : []),
    ...(outs.length > new Set(outs.map(({ out }) => out)).size ? ["fan-out"] : []),
    ...(outs.some(({ out }) => out === "error") ? ["error port wired"] : []),
    ...(into.length === 0 ? ["source"] : []),
    ...joinName(policy.join),
    ...(typeof policy.onError === "object" ? ["onError default"] : policy.onError === "skip" ? ["onError skip"] : []),
    ...(["lock", "pool", "priority", "retry", "concurrency", "accepts", "gives"] as const)
      .filter((key) => policy[key] !== undefined)
      .map((key) => `policy ${key}`),
    ...(member.optional ? ["optional node"] : []),
    ...(member.disabled ? ["disabled node"] : []),
  ];
}

function joinName(join: Member["policy"]["join"]): string[] {
  if (join === undefined || typeof join === "string") return [`join ${join ?? "all"}`];
  return "collect" in join ? [join.collect === "all" ? "join collect all" : "join collect k"] : [`join n ${join.mode ?? "structured"}`];
}

function happenedIn(event: RunEvent): string[] {
  switch (event.kind) {
    case "node-failed":
      return [`failure: ${event.outcome}`, ...(event.failure.code === "contract-violated" ? ["contract broken"] : [])];
    case "node-finished":
      return [
        ...(event.activation > 0 ? ["fired again"] : []),
        ...(event.outputs.length === 0 ? ["dead ports"] : []),
        ...(event.outputs.some(({ count }) => count === 0) ? ["empty packet"] : []),
      ];
    case "scope-closed":
      return [`scope ${event.outcome}`];
    case "cancel-requested":
      return [event.targets === undefined ? "run cancelled" : "nodes cancelled"];
    case "run-finished":
      return [`run ${event.status}`];
    case "node-skipped":
    case "node-cancelled":
    case "retry-scheduled":
      return [event.kind];
    default:
      return [];
  }
}
