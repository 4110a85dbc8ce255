import type { StartRequest } from "../../../workers/protocol.ts";
import type { Grant } from "../../model/host.ts";
import { emptyRecord, type Json, type JsonObject, own } from "../../model/json.ts";
import { needsNothing } from "../../model/needsNothing.ts";
import { hasErrors, type Problem } from "../../model/problem.ts";
import type { Permissions, Workflow } from "../../model/workflow.ts";
import type { WorkflowTest } from "../../model/workflowTest.ts";
import { endFresh } from "../editor/freshNodes.ts";
import { addressedView } from "../library/address.ts";
import { askBeginning, type Beginning } from "../people/beginRun.ts";
import { breakpointsNow } from "../runs/breakpoints.ts";
import { applyRunLimits } from "../runs/runLimits.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, tn } from "../words/words.ts";
import { openDock } from "./dockStore.ts";
import { type Answer, engineClient } from "./engineClient.ts";
import { grantOf, isRemembered, needsNode, rememberGrant } from "./grants.ts";
import { launch } from "./launch.ts";
import { isPreview, openWorkflow, showEdited, showProblems } from "./openWorkflow.ts";
import { asksFor, parametersOf } from "./runParameters.ts";
import { askPermissions } from "./runPrompts.ts";
import { isLive, noteRun, useRunStore } from "./runStore.ts";

/** Data with a name that stands in the file, for a run of it. */
export type Fixture = Pick<WorkflowTest, "parameters" | "input" | "pins" | "seed">;

export type RunOptions = {
  /** Runs the ancestors of this node and the node itself. */
  readonly until?: string;
  readonly seed?: number;
  /** Asks for the parameters also where all have defaults. */
  readonly askParameters?: boolean;
  /** As `until`, and the node itself runs even where its result is known. */
  readonly only?: string;
  /** This node and what follows from it run even where their results are known. */
  readonly from?: string;
  /** Starts before the first activation. */
  readonly paused?: boolean;
  /** The trigger and its event; the person is asked where they are left out and the workflow has triggers. */
  readonly begin?: Beginning;
  /** Runs on this data: its parameters, its input, and its pins in the place of what nodes would give. Nothing is asked for then. */
  readonly fixture?: Fixture;
  /** Asks with which trigger to begin also where Run would not. */
  readonly choose?: boolean;
};

let preparing = false;

/** What buttons, keys and menus call. Each does nothing where it makes no sense. */
export const runActions = {
  /** Runs the open workflow, after the person agreed to what it asks for. Resolves when it has started or was refused. */
  async start(options: RunOptions = {}): Promise<void> {
    if (preparing || isLive(useRunStore.getState().facts.status)) return;
    if (isPreview()) {
      toast(
        addressedView() === "app"
          ? t("This is a preview. Choose “Keep and use” to run it.")
          : t("This is a preview. Choose “Keep and edit” to run it."),
      );
      return;
    }
    preparing = true;
    try {
      await start(options);
    } finally {
      preparing = false;
    }
  },
  stop: () => ask((runId) => engineClient().cancel(runId)),
  pause: () => ask((runId) => engineClient().pause(runId)),
  resume: () => ask((runId) => engineClient().resume(runId)),
  /** Sends a signal to the run, with data or without. */
  signal: (name: string, data: Json | undefined) => ask((runId) => engineClient().signal(runId, name, data)),
  /** Cancels nodes and regions wherever they are live; the run goes on. */
  cancelNodes: (ids: readonly string[]) => ask((runId) => engineClient().cancelNodes(runId, ids)),
  /** One activation further; a workflow that is not running starts, paused before its first. */
  async step(): Promise<void> {
    const { status } = useRunStore.getState().facts;
    if (!isLive(status)) await runActions.start({ paused: true });
    await ask((runId) => engineClient().step(runId));
  },
};

async function start(options: RunOptions): Promise<void> {
  endFresh();
  showEdited();
  await applyRunLimits();
  const { fixture } = options;
  const given = fixture === undefined ? options.begin : fixture.input === undefined ? {} : { input: fixture.input };
  const resultsOf = chosenRun(options);
  const begin =
    given ?? ((options.until ?? options.only ?? resultsOf) === undefined ? await askBeginning(openWorkflow(), options.choose) : {});
  if (begin === undefined) return;
  const { id, workflow } = openWorkflow();
  const parameters = await readyParameters(id, workflow, options);
  if (parameters === undefined) return;
  const asked = { ...request(workflow, parameters, { ...options, begin }), ...(resultsOf !== undefined && { resultsOf }) };
  let refused = await launch(id, asked);
  if (refused !== undefined && "asks" in refused) {
    const grant = await agreedTo(id, refused.asks);
    if (grant === undefined) return;
    refused = await launch(id, { ...asked, grant });
  }
  if (refused !== undefined && "problems" in refused) refuse(id, refused.problems);
}

/** What the run is given; undefined where it cannot be, or the person cancelled. Nobody is asked for parameters of what has errors. */
async function readyParameters(
  id: string,
  workflow: Workflow,
  { fixture, askParameters = false }: RunOptions,
): Promise<JsonObject | undefined> {
  if (fixture !== undefined) return fixture.parameters ?? emptyRecord<Json>();
  if (asksFor(id, workflow, askParameters)) {
    const checked = await engineClient().check(workflow);
    if (!checked.ok) {
      noteRun(id, undefined, { status: "lost", message: checked.message });
      return undefined;
    }
    if (hasErrors(checked.value)) {
      refuse(id, checked.value);
      return undefined;
    }
  }
  return parametersOf(id, workflow, askParameters);
}

/** A step, and a run from a node on, take what is before from the shown run: it is not done again, and nothing is sent twice (P7). */
function chosenRun({ only, from, fixture }: RunOptions): string | undefined {
  return (only ?? from) === undefined || fixture !== undefined ? undefined : useRunStore.getState().facts.runId;
}

function request(workflow: Workflow, parameters: JsonObject, options: RunOptions): StartRequest {
  const seed = options.seed ?? options.fixture?.seed;
  return {
    workflow,
    parameters,
    ...(options.until === undefined ? {} : { until: options.until }),
    ...breakpointsOf(workflow),
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.from === undefined ? {} : { from: options.from }),
    ...(seed === undefined ? {} : { seed }),
    ...(options.fixture?.pins === undefined ? {} : { pins: options.fixture.pins }),
    ...(options.paused === true ? { paused: true } : {}),
    ...options.begin,
  };
}

function breakpointsOf(workflow: Workflow): Pick<StartRequest, "breakpoints"> {
  const breakpoints = [...breakpointsNow()].filter((node) => own(workflow.nodes, node) !== undefined);
  return breakpoints.length === 0 ? {} : { breakpoints };
}

function refuse(workflowId: string, problems: readonly Problem[]): void {
  showProblems(problems);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  noteRun(workflowId, undefined, {
    status: "refused",
    message: tn(errors, "Not run: {count} problem to solve first", "Not run: {count} problems to solve first"),
  });
  openDock("Problems");
}

/** What the person lets a workflow do in a run, or in one up to a node; undefined when they cancelled. */
export async function grantFor(id: string, workflow: Workflow, parameters: JsonObject, until?: string): Promise<Grant | undefined> {
  const needs = await engineClient().needs(workflow, parameters, until);
  if (needs.ok) return agreedTo(id, needs.value);
  noteRun(id, undefined, { status: "lost", message: needs.message });
  return undefined;
}

async function agreedTo(id: string, needs: Permissions): Promise<Grant | undefined> {
  if (needsNothing(needs) || (isRemembered(id, needs) && !needsNode(needs))) return grantOf(needs);
  const choice = await askPermissions(needs);
  if (choice === undefined) return undefined;
  if (choice === "always") rememberGrant(id, needs);
  return grantOf(needs);
}

/** Asks something of the shown run while it is under way. */
async function ask(call: (runId: string) => Promise<Answer<void>>): Promise<void> {
  const { workflowId, session, facts } = useRunStore.getState();
  if (workflowId === undefined || facts.runId === undefined || !isLive(facts.status)) return;
  const answer = await call(facts.runId);
  if (!answer.ok) noteRun(workflowId, session, { message: answer.message });
}
