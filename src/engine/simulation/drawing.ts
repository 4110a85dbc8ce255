import { homesOf } from "../../model/checkRegions.ts";
import { edgesOf } from "../../model/graph.ts";
import { own } from "../../model/json.ts";
import { BODY, type RegionKind, SINKS } from "../../model/region.ts";
import type { NodePolicy, Workflow } from "../../model/workflow.ts";
import { type BehaviourParams, SHAPES, type Shape } from "./behaviour.ts";

/** An edge, its ports by name; `index` is its place in the file. */
export type Wire = { readonly index: number; readonly from: string; readonly out: string; readonly to: string; readonly into: string };

/** A node or a region of a level. */
export type Member = {
  readonly id: string;
  readonly policy: NodePolicy;
  readonly optional: boolean;
  readonly disabled: boolean;
  readonly inputs: readonly { readonly name: string; readonly optional?: boolean }[];
  readonly outputs: readonly string[];
} & (
  | { readonly shape: Shape; readonly kind: undefined; readonly params: BehaviourParams }
  | { readonly shape: undefined; readonly kind: RegionKind; readonly params: Readonly<Record<string, unknown>> }
);

/** What lies directly in a region, or in the workflow. */
export type Drawn = { readonly region: Member | undefined; readonly members: readonly Member[]; readonly wires: readonly Wire[] };

/** A workflow level by level; the workflow itself has the name "". */
export type Drawing = ReadonlyMap<string, Drawn>;

export function draw(workflow: Workflow): Drawing {
  const homes = homesOf(workflow);
  const members = membersOf(workflow);
  const drawing = new Map<string, { region: Member | undefined; members: Member[]; wires: Wire[] }>();
  drawing.set("", { region: undefined, members: [], wires: [] });
  for (const member of members.values()) if (member.kind !== undefined) drawing.set(member.id, { region: member, members: [], wires: [] });
  for (const member of members.values()) drawing.get(homes.get(member.id) ?? "")?.members.push(member);
  for (const { index, from, to } of edgesOf(workflow)) {
    const [source, target] = [members.get(from.node), members.get(to.node)];
    const wire = {
      index,
      from: from.node,
      out: from.port ?? source?.outputs[0] ?? "",
      to: to.node,
      into: to.port ?? target?.inputs[0]?.name ?? "",
    };
    drawing.get(wire.out === BODY ? wire.from : isSink(wire.into) ? wire.to : (homes.get(wire.from) ?? ""))?.wires.push(wire);
  }
  return drawing;
}

export function isSink(port: string): boolean {
  return SINKS.some((sink) => sink === port);
}

function membersOf(workflow: Workflow): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const id of Object.keys(workflow.nodes)) {
    const { type, params, policy = {}, optional = false, disabled = false } = own(workflow.nodes, id) as Workflow["nodes"][string];
    const shape = /^sim-([a-z]+)/.exec(type)?.[1] as Shape;
    const { inputs, outputs } = SHAPES[shape];
    const given = { salt: 0, fails: 0, latency: 0, rounds: 0, fresh: 0, ...params };
    members.set(id, { id, shape, kind: undefined, params: given, policy, optional, disabled, inputs, outputs });
  }
  for (const id of Object.keys(workflow.regions ?? {})) {
    const { kind, params = {}, policy = {}, optional = false } = own(workflow.regions, id) as NonNullable<Workflow["regions"]>[string];
    const [inputs, outputs] = [[{ name: "in" }], ["out", "cancelled"]];
    members.set(id, { id, shape: undefined, kind, params, policy, optional, disabled: false, inputs, outputs });
  }
  return members;
}
