import { Engine } from "./engine/engine.ts";
import type { EngineSetup, NodeTypes, WorkflowSource } from "./engine/engineSetup.ts";
import type { TestOptions } from "./engine/testWorkflow.ts";
import type { Completion } from "./expression/completions.ts";
import type { ExpressionScope } from "./expression/expressionScope.ts";
import { parseWorkflow, readText } from "./formats/parseWorkflow.ts";
import { webHost } from "./host/webHost.ts";
import type { WorkflowDiff } from "./model/diffWorkflows.ts";
import type { Grant, Host } from "./model/host.ts";
import type { JsonObject } from "./model/json.ts";
import type { NodeType } from "./model/nodeType.ts";
import type { QueryFault, QueryTables } from "./model/queryFault.ts";
import type { Retention, RunStore } from "./model/runStore.ts";
import { givenSecrets, type Secret } from "./model/secret.ts";
import type { TestVerdict } from "./model/testVerdict.ts";
import type { TextDocument } from "./model/textDocument.ts";
import type { Workflow } from "./model/workflow.ts";
import { builtInNodes, commonNodes } from "./nodes/index.ts";

export type EngineOptions = {
  /** Node types beside the built-in ones; one of the same type and version takes the built-in's place. */
  readonly nodes?: readonly NodeType[];
  /** The outside world; by default the platform's clock and network. */
  readonly host?: Host;
  /** What any workflow here may do: nothing outside the engine when left out. */
  readonly allow?: Grant;
  /** Secrets by name, in the place of the host's; `allow` says which of them workflows may use. A text may be sent to every host. */
  readonly secrets?: { readonly [name: string]: string | Secret };
  /** Activations under way at once in each run; no limit when left out. */
  readonly concurrency?: number;
  /** Where runs are kept, so that they can be resumed and forked; in memory alone, and only while they run, when left out. */
  readonly store?: RunStore;
  /** How much the store keeps; 100 runs and 1 GB when left out. */
  readonly retention?: Retention;
};

const RETENTION: Retention = { runs: 100, bytes: 1e9 };

/**
 * The engine with the built-in node types.
 *
 * @example
 * const engine = new WorkflowEngine();
 * const { status, outputs } = await engine.execute(await readFile("flow.vwmp.json", "utf8"), { minimum: 150 });
 */
export class WorkflowEngine extends Engine {
  readonly #setup: EngineSetup;

  constructor(options: EngineOptions = {}) {
    const setup: EngineSetup = {
      types: nodeTypes(options.nodes ?? []),
      host: hostWith(options.host ?? webHost(), options.secrets),
      allow: options.allow ?? {},
      concurrency: options.concurrency ?? Number.POSITIVE_INFINITY,
      keep: options.store === undefined ? undefined : { store: options.store, retention: options.retention ?? RETENTION },
      read: (source, limits) => ({ ...parseWorkflow(source, limits), lineOf: lineFinderOf(source) }),
    };
    super(setup);
    this.#setup = setup;
  }

  /**
   * Runs the tests that stand in a workflow. They reach nothing outside and wait no real time; never rejects. No verdict: it
   * has no tests.
   *
   * @example
   * const verdicts = await engine.test(await readFile("flow.vwmp.json", "utf8"));
   * const failed = verdicts.filter((verdict) => verdict.status === "failed");
   */
  async test(source: WorkflowSource, options: TestOptions = {}): Promise<readonly TestVerdict[]> {
    const { testWorkflow } = await import("./engine/testWorkflow.ts");
    return testWorkflow({ setup: this.#setup, makeEngine: (setup) => new Engine(setup) }, source, options);
  }
}

function nodeTypes(own: readonly NodeType[]): NodeTypes {
  return { ...bothOf(builtInNodes, own), common: bothOf(commonNodes, own) };
}

/** One list behind the other, each asked for only when it is read. */
function bothOf<T>(first: Iterable<T>, second: Iterable<T>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      yield* first;
      yield* second;
    },
  };
}

function hostWith(host: Host, given: EngineOptions["secrets"]): Host {
  return given === undefined ? host : { ...host, secrets: givenSecrets(given) };
}

/**
 * The next times at which a schedule, known by the params of its node, is due behind `from`, in milliseconds since 1970; rejects with a
 * `NodeError` where they make no schedule.
 *
 * @example await nextTimes({ cron: "0 9 * * 1-5", timeZone: "Europe/Oslo" }, Date.now(), 3)
 */
export async function nextTimes(params: JsonObject, from: number, count: number): Promise<readonly number[]> {
  const code = await import("./nodes/run/nextTimes.ts");
  return code.nextTimes(params, from, count);
}

/**
 * Why SQLite cannot read a query over tables with these columns, and at which place of its text; undefined where it can. The query is not run.
 *
 * @example await queryFault("SELECT name FORM items", { items: ["name"] }) // { at: 17, message: 'SQLite says: near "items": syntax error.' }
 */
export async function queryFault(query: string, tables: QueryTables): Promise<QueryFault | undefined> {
  const code = await import("./nodes/run/queryFault.ts");
  return code.queryFault(query, tables);
}

/**
 * What fits at `position` in the text of an expression (without `${ }`), by the values of a sample scope. Nothing in it is called.
 *
 * @example await completeExpression("upp", 3, scope, ["orders"]) // [{ label: "upper", kind: "function", signature: "upper(text)", … }]
 */
export async function completeExpression(
  text: string,
  position: number,
  scope: ExpressionScope,
  nodeIds?: readonly string[],
): Promise<readonly Completion[]> {
  const { complete } = await import("./expression/completions.ts");
  return complete(text, position, scope, nodeIds);
}

/** The same in the text of a param, where expressions stand in `${ }`. */
export async function completeTemplate(
  text: string,
  position: number,
  scope: ExpressionScope,
  nodeIds?: readonly string[],
): Promise<readonly Completion[]> {
  const code = await import("./expression/completeTemplate.ts");
  return code.completeTemplate(text, position, scope, nodeIds);
}

/**
 * What was done to get from one workflow to another: which nodes, params and edges were added, removed and changed.
 *
 * @example (await diffWorkflows(older, newer)).parts.get("large") // { kind: "changed", fields: [{ path: ["params", "where"], … }] }
 */
export async function diffWorkflows(older: Workflow, newer: Workflow): Promise<WorkflowDiff> {
  const code = await import("./model/diffWorkflows.ts");
  return code.diffWorkflows(older, newer);
}

/** Where the parts of a text are; the text is read again only when somebody asks. */
function lineFinderOf(source: unknown): TextDocument["lineOf"] {
  if (typeof source !== "string") return () => undefined;
  let document: TextDocument | undefined;
  return (path) => {
    document ??= readText(source);
    return document.lineOf(path);
  };
}

export type { Difference } from "./engine/compareEvents.ts";
export { engineBuild } from "./engine/engineBuild.ts";
export type { ReadWorkflow, StartOptions, WorkflowSource } from "./engine/engineSetup.ts";
export { itemsOf } from "./engine/itemsOf.ts";
export type { ForkChanges, ReplayVerdict, ResumeOptions } from "./engine/keptRuns.ts";
export { journalEvents } from "./engine/lineReader.ts";
export { logHash } from "./engine/logHash.ts";
export type { Outputs } from "./engine/outputs.ts";
export type { Run, RunResult } from "./engine/run.ts";
export type { Ran, RanBefore } from "./engine/staleness.ts";
export type { TestOptions } from "./engine/testWorkflow.ts";
export { traceItem } from "./engine/traceItem.ts";
export { checkExpression, type KnownNames } from "./expression/checkExpression.ts";
export { compileTemplate } from "./expression/compileTemplate.ts";
export type { Completion } from "./expression/completions.ts";
export type { ExpressionProblem } from "./expression/expressionError.ts";
export type { ExpressionScope } from "./expression/expressionScope.ts";
export { loadFunctions } from "./expression/functions/lateCode.ts";
export { parseWorkflow } from "./formats/parseWorkflow.ts";
export { writeYaml } from "./formats/yaml.ts";
export { webHost } from "./host/webHost.ts";
export type { CodeProgram, CodeResult, CodeRunner } from "./model/code.ts";
export type { Condition, Conditions } from "./model/conditions.ts";
export { defineNode } from "./model/defineNode.ts";
export type { EdgeChange, FieldChange, PartChange, WorkflowDiff } from "./model/diffWorkflows.ts";
export { parseDuration } from "./model/duration.ts";
export { formatEdge, parseEdge } from "./model/edge.ts";
export type { OutputPacket, Place, RunEvent, RunStart, RunStatus } from "./model/event.ts";
export { previewEvent } from "./model/event.ts";
export type { Failure, FailureKind } from "./model/failure.ts";
export { NodeError } from "./model/failure.ts";
export type { Field, Fields, Params, PickedFile } from "./model/field.ts";
export type { FileItem, FileStore, Pieces } from "./model/fileItem.ts";
export type { ActivationView, NodeView, RunView } from "./model/foldRun.ts";
export { emptyRun, foldRun } from "./model/foldRun.ts";
export { formatWorkflow } from "./model/formatWorkflow.ts";
export type {
  Clock,
  FileSink,
  Grant,
  Host,
  HttpAuth,
  HttpRequest,
  HttpResponse,
  HttpStream,
  Network,
  NodeHost,
  Socket,
  Spill,
} from "./model/host.ts";
export type { Item } from "./model/item.ts";
export type { Json, JsonObject } from "./model/json.ts";
export { type KeptSchedule, keepSchedule, type ScheduleKeeping } from "./model/keepSchedule.ts";
export type { Call, Control, Fold, NodeDescription, NodeType, Port, RunContext, RunPart, WaitChoice } from "./model/nodeType.ts";
export type { Problem, ProblemCode } from "./model/problem.ts";
export { hasErrors } from "./model/problem.ts";
export type { QueryFault, QueryTables } from "./model/queryFault.ts";
export type { Region, RegionDescription, RegionKind } from "./model/region.ts";
export { REGION_KINDS } from "./model/region.ts";
export type { RunDifference } from "./model/runDifference.ts";
export type { CachedResult, JournalBatch, Retention, RunHead, RunOrigin, RunStore } from "./model/runStore.ts";
export type { Secret, SecretSource } from "./model/secret.ts";
export { givenSecrets, SECRET_NAME } from "./model/secret.ts";
export type { StaleReason } from "./model/staleReason.ts";
export type { StateStore } from "./model/state.ts";
export { StoreError, type StoreErrorCode } from "./model/store.ts";
export type { TestDifference, TestVerdict } from "./model/testVerdict.ts";
export { differenceText } from "./model/testVerdict.ts";
export type { ItemsAt, Trace, TraceEdge } from "./model/trace.ts";
export type { NodePolicy, Permissions, Workflow, WorkflowNode } from "./model/workflow.ts";
export type { WorkflowTest } from "./model/workflowTest.ts";
export { type ScheduleOf, schedulesOf } from "./nodes/support/schedulesOf.ts";
export type { Thread } from "./sandbox/sandboxThread.ts";
export { type SandboxHost, threadedSandbox } from "./sandbox/threadedSandbox.ts";
