import type { NodeDescription } from "../../model/nodeType.ts";
import { SINKS } from "../../model/region.ts";
import type { Workflow } from "../../model/workflow.ts";
import { type Drawing, drawingOf, titleOf } from "../editor/portsOfNode.ts";
import { editedPorts, type RunSession } from "../run/runSession.ts";
import { t } from "../words/words.ts";
import type { Attempt } from "./attempts.ts";
import { ALL } from "./iterations.ts";
import type { PortChoice } from "./PortData.tsx";

type Known = {
  readonly workflow: Workflow;
  readonly catalogue: readonly NodeDescription[];
  readonly session: RunSession;
  /** Counts what left the ports of nodes in this scope; see {@link PortChoice}. */
  readonly scope?: string | undefined;
};

/** The out-ports of a node; those that nothing ever left come with the rest while the node has not ended, the error port only with items. */
export function outputChoices(known: Known, node: string): readonly PortChoice[] {
  const ports = drawingOf(known.workflow, known.catalogue).ports.get(node)?.outputs ?? [];
  return ports
    .map((port) => choice(known, node, port.name, port.label ?? port.name))
    .filter((each) => each.port !== "body" && (each.port !== "error" || (each.count ?? 0) > 0));
}

/** The ports whose items come into a node, in the order of its edges. */
export function inputChoices(known: Known, node: string): readonly PortChoice[] {
  const { edges, ports } = drawingOf(known.workflow, known.catalogue);
  const several = (ports.get(node)?.inputs.length ?? 0) > 1;
  const given = editedInputs(known, node);
  const gone = new Set(given.map(({ port }) => port));
  const came = edges
    .filter((edge) => edge.to.node === node && !SINKS.some((sink) => sink === edge.to.port) && !gone.has(edge.to.port))
    .map(({ from, to }) => {
      const whole = choice(known, from.node, from.port);
      return several ? { ...whole, label: `${to.port} ← ${whole.name}` } : whole;
    });
  return [...given, ...came];
}

/** What the last activation of a node got where somebody had put that in the place of what came by the edges. */
function editedInputs({ workflow, session, scope }: Known, node: string): readonly PortChoice[] {
  const activations = session.view.nodes.get(node)?.activations ?? [];
  const last = scope === undefined || scope === ALL ? activations.at(-1) : activations.findLast((each) => each.scope === scope);
  if (last === undefined) return [];
  const where = { node, scope: last.scope, activation: last.activation };
  const ports = editedPorts(session, where);
  return last.inputs
    .filter(({ port }) => ports.has(port))
    .map(({ port, count }): PortChoice => {
      const name = t("{title} input {port}", { title: titleOf(workflow, node), port });
      return { ...where, port, count, name, label: t("{port} (edited)", { port }), side: "input" };
    });
}

/** All ports that items left in the run, in the order in which their nodes began. */
export function runChoices(known: Known): readonly PortChoice[] {
  const choices: PortChoice[] = [];
  for (const [node, { counts }] of known.session.nodes) {
    for (const port of counts.keys()) choices.push(choice(known, node, port));
  }
  return choices;
}

/** A port of the run as it is in one iteration of the region around its node. */
export function inScope(known: Known, { node, port, label }: PortChoice, scope: string): PortChoice {
  return choice({ ...known, scope }, node, port, label);
}

/** The ports of one attempt: of one that failed first what it had got, of another what it gave. */
export function attemptChoices(
  { workflow }: Pick<Known, "workflow">,
  { place, activation, failure, last }: Attempt,
): readonly PortChoice[] {
  const { node, ...where } = place;
  const title = titleOf(workflow, node);
  const got = activation.inputs.map(
    ({ port, count }): PortChoice => ({
      node,
      port,
      name: t("{title} input {port}", { title, port }),
      label: t("{title} input {port}", { title, port }),
      count,
      ...where,
      side: "input",
    }),
  );
  const gave = (last ? activation.outputs : []).map(
    ({ port, count }): PortChoice => ({ node, port, name: `${title}.${port}`, label: `${title}.${port}`, count, ...where }),
  );
  return failure === undefined ? [...gave, ...got] : [...got, ...gave];
}

/** The one to show first: the first with items, else the first that fired, else the first. */
export function likelyChoice(choices: readonly PortChoice[]): PortChoice | undefined {
  return choices.find(({ count }) => (count ?? 0) > 0) ?? choices.find(({ count }) => count !== undefined) ?? choices[0];
}

/** Among all ports of a run the result: what the last node that feeds no other gave, else what was given last. */
export function resultChoice({ workflow, catalogue }: Known, choices: readonly PortChoice[]): PortChoice | undefined {
  const feeding = feedingIn(drawingOf(workflow, catalogue));
  return choices.findLast(({ node, count }) => !feeding.has(node) && (count ?? 0) > 0) ?? likelyChoice(choices.toReversed());
}

const feeders = new WeakMap<Drawing, ReadonlySet<string>>();

/** The nodes that feed another. */
function feedingIn(drawing: Drawing): ReadonlySet<string> {
  const nodes = feeders.get(drawing) ?? new Set(drawing.edges.map(({ from }) => from.node));
  feeders.set(drawing, nodes);
  return nodes;
}

function choice({ workflow, session, scope }: Known, node: string, port: string, label?: string): PortChoice {
  const name = `${titleOf(workflow, node)}.${port}`;
  const all = session.nodes.get(node)?.counts.get(port);
  if (scope === undefined || scope === ALL) return { node, port, name, label: label ?? name, count: all, scope };
  return { node, port, name, label: label ?? name, count: countIn(session, node, port, scope), scope };
}

function countIn(session: RunSession, node: string, port: string, scope: string): number | undefined {
  let sum: number | undefined;
  for (const activation of session.view.nodes.get(node)?.activations ?? []) {
    const count = activation.scope === scope ? activation.outputs.find((packet) => packet.port === port)?.count : undefined;
    if (count !== undefined) sum = (sum ?? 0) + count;
  }
  return sum;
}
