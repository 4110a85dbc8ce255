import type { Catalogue } from "./catalogue.ts";
import { type EdgeEnd, formatEdge, parseEdge } from "./edge.ts";
import { emptyRecord, type JsonObject, own } from "./json.ts";
import { migrateParams } from "./migrateParams.ts";
import type { NodeMigration } from "./nodeMigration.ts";
import type { NodeDescription } from "./nodeType.ts";
import { copyRecord, patched, renameKeys } from "./recordEdits.ts";
import type { Layout, NodePolicy, Workflow, WorkflowNode } from "./workflow.ts";
import type { WorkflowTest } from "./workflowTest.ts";

/** A node that goes on as another version of its type. */
export type Upgrade = { readonly node: string; readonly from: string; readonly to: string };

export type Upgraded = { readonly workflow: Workflow; readonly upgrades: readonly Upgrade[] };

/** The workflow with its nodes, or those of `ids`, at the newest version that their types' migrations lead to; itself where there is none. */
export function upgradeNodes(workflow: Workflow, catalogue: Catalogue, ids: Iterable<string> = Object.keys(workflow.nodes)): Upgraded {
  return upgraded(workflow, ids, (type) => wayFrom(type, catalogue, "newest"));
}

/** The same for nodes whose version is not there any more, which are brought to the nearest version that is. */
export function upgradeGone(workflow: Workflow, catalogue: Catalogue, ids: Iterable<string>): Upgraded {
  return upgraded(workflow, ids, (type) => wayFrom(type, catalogue, "nearest"));
}

/** The name of the newest version that a node of this type can be brought to; undefined where it is there already. */
export function newerType(type: string, catalogue: Catalogue): string | undefined {
  return wayFrom(type, catalogue, "newest")?.to;
}

type Way = { readonly to: string; readonly steps: readonly NodeMigration[] };

const VERSIONED = /^(.+)@([1-9]\d{0,5})$/;

function wayFrom(type: string, catalogue: Catalogue, goal: "nearest" | "newest"): Way | undefined {
  const [, name = "", digits] = VERSIONED.exec(type) ?? [];
  const last = digits === undefined ? 0 : (catalogue.newest(name)?.version ?? 0);
  const steps: NodeMigration[] = [];
  let way: Way | undefined;
  for (let version = Number(digits); version < last && (way === undefined || goal === "newest"); version += 1) {
    const step = stepFrom(name, version, last, catalogue);
    if (step === undefined) break;
    steps.push(step);
    const to = `${name}@${version + 1}`;
    if (catalogue.exact(to) !== undefined) way = { to, steps: [...steps] };
  }
  return way;
}

/** The step from a version to the next one: that says itself how, or a later one where it is gone. */
function stepFrom(name: string, version: number, last: number, { exact }: Catalogue<NodeDescription>): NodeMigration | undefined {
  for (let later = version + 1; later <= last; later += 1) {
    const step = own(exact(`${name}@${later}`)?.migrations, String(version));
    if (step !== undefined) return step;
  }
  return undefined;
}

function upgraded(workflow: Workflow, ids: Iterable<string>, wayOf: (type: string) => Way | undefined): Upgraded {
  const nodes = copyRecord(workflow.nodes);
  const ways = new Map<string, Way>();
  const upgrades: Upgrade[] = [];
  for (const node of ids) {
    const before = own(workflow.nodes, node);
    const way = before && wayOf(before.type);
    if (before === undefined || way === undefined) continue;
    const params = migrateParams(
      before.params ?? NO_PARAMS,
      way.steps.flatMap((step) => step.params ?? []),
    );
    nodes[node] = patched<WorkflowNode>(before, {
      type: way.to,
      ...(params === NO_PARAMS ? {} : { params }),
      ...withContracts(before, way),
    });
    ways.set(node, way);
    upgrades.push({ node, from: before.type, to: way.to });
  }
  return upgrades.length === 0 ? { workflow, upgrades } : { workflow: withPorts(patched<Workflow>(workflow, { nodes }), ways), upgrades };
}

/** The contracts of a node under the newer names of its ports. */
function withContracts({ policy }: WorkflowNode, { steps }: Way): Pick<WorkflowNode, "policy"> {
  if (policy?.accepts === undefined && policy?.gives === undefined) return {};
  const newer = (side: "inputs" | "outputs") => (port: string) => newerPort(steps, side, port);
  const { accepts, gives } = policy;
  const renamed = patched<NodePolicy>(policy, {
    ...(accepts === undefined ? {} : { accepts: renameKeys(accepts, newer("inputs")) }),
    ...(gives === undefined ? {} : { gives: renameKeys(gives, newer("outputs")) }),
  });
  return { policy: renamed };
}

function newerPort(steps: readonly NodeMigration[], side: "inputs" | "outputs", port: string): string {
  return steps.reduce((name, step) => own(step[side], name) ?? name, port);
}

const NO_PARAMS: JsonObject = emptyRecord();

/** The workflow with the renamed ports of these nodes wherever ports are named. */
function withPorts(workflow: Workflow, ways: ReadonlyMap<string, Way>): Workflow {
  const newer = (side: "inputs" | "outputs", { node, port }: EdgeEnd): EdgeEnd => {
    const steps = ways.get(node)?.steps ?? [];
    return port === undefined ? { node } : { node, port: newerPort(steps, side, port) };
  };
  const edge = (text: string): string => {
    const parsed = parseEdge(text);
    if (parsed === undefined || !(ways.has(parsed.from.node) || ways.has(parsed.to.node))) return text;
    return formatEdge({ from: newer("outputs", parsed.from), to: newer("inputs", parsed.to) });
  };
  const output = (key: string): string => {
    const [node = "", port] = key.split(".", 2);
    return port === undefined || !ways.has(node) ? key : `${node}.${newer("outputs", { node, port }).port}`;
  };
  const { edges, pins, layout, tests } = workflow;
  const bends = layout?.bends;
  return patched<Workflow>(workflow, {
    edges: edges.map(edge),
    ...(pins === undefined ? {} : { pins: renameKeys(pins, output) }),
    ...(bends === undefined ? {} : { layout: patched<Layout>(layout as Layout, { bends: renameKeys(bends, edge) }) }),
    ...(tests === undefined ? {} : { tests: tests.map((test) => withOutputs(test, output)) }),
  });
}

function withOutputs(test: WorkflowTest, output: (key: string) => string): WorkflowTest {
  const { pins, expect } = test;
  return patched<WorkflowTest>(test, {
    ...(pins === undefined ? {} : { pins: renameKeys(pins, output) }),
    ...(expect === undefined ? {} : { expect: renameKeys(expect, output) }),
  });
}
