import { create } from "zustand";
import type { RunStatus } from "../../model/event.ts";
import type { Failure } from "../../model/failure.ts";
import type { ActivationView } from "../../model/foldRun.ts";
import { onWorkflowOpened } from "./openWorkflow.ts";
import { emptySession, enteredCount, itemsFailed, itemsPassed, type NodeRun, type Rounds, type RunSession } from "./runSession.ts";

/** `idle`: never run. `starting`: asked for, not yet created. `lost`: the engine's worker died in it. */
export type ShownStatus = RunStatus | "idle" | "starting" | "refused" | "lost";

/** What is known of a run beside its events. */
export type RunFacts = {
  readonly status: ShownStatus;
  readonly runId: string | undefined;
  /** Why it was refused or lost. */
  readonly message: string | undefined;
  readonly failures: readonly Failure[];
  /** Items that left all ports of all nodes; counted when the run ends. */
  readonly items: number | undefined;
  /** Items that failed while the run went on; counted when it ends. */
  readonly itemsFailed: number | undefined;
  readonly ms: number | undefined;
  readonly logHash: string | undefined;
  /** The run could reach hosts. */
  readonly network: boolean;
  /** The run outlives its engine. */
  readonly kept: boolean;
};

type RunState = {
  /** Workflow whose run is shown. */
  readonly workflowId: string | undefined;
  readonly session: RunSession;
  readonly facts: RunFacts;
  /** The event behind which the run is shown, where that is not its last one. */
  readonly seq: number | undefined;
  /** Grows with every change of the session, which changes in place. */
  readonly version: number;
};

const IDLE: RunFacts = {
  status: "idle",
  runId: undefined,
  message: undefined,
  failures: [],
  items: undefined,
  itemsFailed: undefined,
  ms: undefined,
  logHash: undefined,
  network: false,
  kept: false,
};
const UNRUN = emptySession();

const NO_ACTIVATIONS: readonly ActivationView[] = [];

/** The last run of each workflow opened on this page. */
const runs = new Map<string, { session: RunSession; facts: RunFacts }>();

export const useRunStore = create<RunState>(() => ({ workflowId: undefined, session: UNRUN, facts: IDLE, seq: undefined, version: 0 }));

onWorkflowOpened(showRunOf);

/** A node in the shown run; undefined while no event named it. Redraws only when that node changed. */
export function useNodeRun(id: string): NodeRun | undefined {
  return useRunStore((state) => state.session.nodes.get(id));
}

/** Whether a node is running in the shown run. Redraws only when that changes. */
export function useIsRunning(id: string): boolean {
  return useRunStore((state) => state.session.nodes.get(id)?.status === "running");
}

/** The answer that comes piece by piece in the shown run, if it is one of this workflow; undefined where none began. */
export function useStreamedAnswer(workflowId: string | undefined): string | undefined {
  return useRunStore((state) => (state.workflowId === workflowId ? state.session.streamed?.text : undefined));
}

/** The scopes of a region in the shown run; undefined while none was opened. */
export function useRounds(region: string): Rounds | undefined {
  return useRunStore((state) => state.session.rounds.get(region));
}

/** Items that left a port in the shown run; undefined while none have. */
export function useEdgeCount(fromNode: string, port: string): number | undefined {
  return useRunStore((state) => state.session.nodes.get(fromNode)?.counts.get(port));
}

/**
 * Items that went in at a port in the shown run, for what enters rounds and instances: that leaves no port of a node. Undefined while none
 * have, and where it is not asked for.
 */
export function useEnteredCount(node: string, port: string, asked: boolean): number | undefined {
  return useRunStore(() => (asked ? enteredCount(activationsOf(node), port) : undefined));
}

/** The activations of a node in the shown run, now. */
export function activationsOf(node: string): readonly ActivationView[] {
  return useRunStore.getState().session.view.nodes.get(node)?.activations ?? NO_ACTIVATIONS;
}

/** As {@link useEdgeCount}, now. */
export function itemsLeft(fromNode: string, port: string): number | undefined {
  return useRunStore.getState().session.nodes.get(fromNode)?.counts.get(port);
}

export function useRunStatus(): RunFacts {
  return useRunStore((state) => state.facts);
}

/** True while a run can be stopped. */
export function isLive(status: ShownStatus): boolean {
  return status === "starting" || status === "created" || status === "running" || status === "suspended" || status === "paused";
}

/** Shows the last run of a workflow, or none. */
export function showRunOf(workflowId: string | undefined): void {
  const run = workflowId === undefined ? undefined : runs.get(workflowId);
  const { version } = useRunStore.getState();
  useRunStore.setState({ workflowId, session: run?.session ?? UNRUN, facts: run?.facts ?? IDLE, seq: undefined, version: version + 1 });
}

/** Shows the shown run as it was behind an event, until it is shown again. */
export function showAsOf(session: RunSession, seq: number): void {
  const { facts, version } = useRunStore.getState();
  useRunStore.setState({ session, facts: { ...facts, failures: session.view.failures }, seq, version: version + 1 });
}

/** Forgets what is known of the last run of a workflow that is not shown. */
export function dropRun(workflowId: string): void {
  runs.delete(workflowId);
}

/** Begins a run's record, which replaces the workflow's last one. */
export function beginRun(workflowId: string, network: boolean): RunSession {
  const session = emptySession();
  runs.set(workflowId, { session, facts: { ...IDLE, status: "starting", network } });
  publish(workflowId);
  return session;
}

/** Shows a run that has ended already as the last one of a workflow. */
export function replaceRun(workflowId: string, session: RunSession): void {
  runs.set(workflowId, { session, facts: IDLE });
  publishSession(workflowId, session);
}

/** What is known of the last run of a workflow. */
export function factsOf(workflowId: string): RunFacts {
  return runs.get(workflowId)?.facts ?? IDLE;
}

/** States something of a workflow's run. Ignored when `session` is no longer its last run. */
export function noteRun(workflowId: string, session: RunSession | undefined, facts: Partial<RunFacts>): void {
  const run = runs.get(workflowId);
  if (session !== undefined && run?.session !== session) return;
  runs.set(workflowId, { session: run?.session ?? emptySession(), facts: { ...(run?.facts ?? IDLE), ...facts } });
  publish(workflowId);
}

/** Redraws what reads a session after its events were applied. */
export function publishSession(workflowId: string, session: RunSession): void {
  const { status, runId, finishedAt, startedAt, failures } = session.view;
  const facts = runs.get(workflowId)?.facts;
  if (facts === undefined) return;
  if (finishedAt !== undefined) {
    noteRun(workflowId, session, {
      status,
      runId,
      failures,
      items: itemsPassed(session),
      itemsFailed: itemsFailed(session),
      ms: finishedAt - startedAt,
    });
  } else if (status !== facts.status) noteRun(workflowId, session, { status, runId });
  else publish(workflowId);
}

function publish(workflowId: string): void {
  const { workflowId: shown, version } = useRunStore.getState();
  const run = runs.get(workflowId);
  if (shown !== workflowId || run === undefined) return;
  useRunStore.setState({ session: run.session, facts: run.facts, seq: undefined, version: version + 1 });
}
