import type { Place, RunEvent, RunStart } from "../src/model/event.ts";
import type { FailureKind } from "../src/model/failure.ts";
import type { FileItem } from "../src/model/fileItem.ts";
import type { Grant, HttpRequest, HttpResponse, HttpStream, Socket } from "../src/model/host.ts";
import type { Item } from "../src/model/item.ts";
import type { ChartData, ChartRequest, ItemExport, ItemPage, ItemView, ValueSchema } from "../src/model/itemView.ts";
import type { InputRecord, Json, JsonObject } from "../src/model/json.ts";
import type { NodeDescription } from "../src/model/nodeType.ts";
import type { Problem } from "../src/model/problem.ts";
import type { QueryFault, QueryTables } from "../src/model/queryFault.ts";
import type { RunHead } from "../src/model/runStore.ts";
import type { TestVerdict } from "../src/model/testVerdict.ts";
import type { Trace, TraceEdge } from "../src/model/trace.ts";
import type { Permissions, Workflow } from "../src/model/workflow.ts";
import type { WorkflowChange } from "../src/model/workflowChange.ts";
import type { WorkflowTest } from "../src/model/workflowTest.ts";
import type { HistoryApi } from "./historyProtocol.ts";

export type { ForkPoint, ForkRequest, OpenedRun, Refused, RunSummary } from "./historyProtocol.ts";

/** Types of what may cross between page and engine worker: plain data and calls, nothing else. */

/** Which items of a port: all that left it in a scope where `scope` is given, else those of one activation, the latest where that is left out. */
export type PacketAddress = {
  readonly runId: string;
  readonly node: string;
  readonly port: string;
  readonly activation?: number;
  /** A scope's path; `*` for all that left the port in the run. */
  readonly scope?: string;
  /** What came in at the port of that activation in that scope, in place of what left it. */
  readonly side?: "input";
  /** As the run was behind the event of this `seq`. */
  readonly until?: number;
};

export type StartRequest = {
  readonly workflow: Workflow;
  readonly parameters: JsonObject;
  /** Where it is left out, the run starts only if the workflow asks for nothing. */
  readonly grant?: Grant;
  readonly seed?: number;
  readonly until?: string;
  readonly only?: string;
  readonly from?: string;
  /** With `only` or `from`: the run whose results, trigger and input stand for what is not run again; they are not where its log is gone. */
  readonly resultsOf?: string;
  /** Nodes before which it pauses. */
  readonly breakpoints?: readonly string[];
  /** The trigger that begins the run, and its event; it gives its sample where there is none. */
  readonly trigger?: string;
  readonly input?: readonly Item[];
  /** Put over the pins of the workflow. */
  readonly pins?: InputRecord<readonly Item[]>;
  /** Starts before the first activation, so that it can be stepped through. */
  readonly paused?: boolean;
};

/** A run that follows what is typed; `of`: the run whose results stand for those of nodes that must not run by themselves. */
export type LiveRequest = { readonly workflow: Workflow; readonly parameters: JsonObject; readonly of?: string };

/** A port at which items wait for a node that has not begun; `items` only where there are not too many to edit. */
export type WaitingPort = Place & { readonly port: string; readonly count: number; readonly items?: readonly Item[] };

/** Why something of kept runs cannot be done, for a person to read. */
export type Refusal = { readonly code: string; readonly message: string };

export type KeptRun = RunHead & {
  /** Who drives it: the worker asked, or another that is alive, of another tab. Nobody where it is left out. */
  readonly driver?: "here" | "elsewhere";
  /** How many activations have ended; of runs that can go on. */
  readonly steps?: number;
};

/**
 * The runs that are kept, newest first, without those that others called. `database` is its id; see `checkWitness`. `failed`: why
 * what happened last in a run could not be kept.
 */
export type RunList =
  | { readonly database: string; readonly runs: readonly KeptRun[]; readonly failed?: Refusal }
  | { readonly refused: Refusal };

/** What became of a start. `notKept`: the run lives in memory alone, for this reason. */
export type Started = { readonly runId: string; readonly notKept?: Refusal } | { readonly problems: readonly Problem[] };

/** What a workflow asks for that was to start without a grant: it has not. */
export type Asking = { readonly asks: Permissions };

/** Where a field is: of which node its param is, whose in-port's items become `item` and `items` (the first one's, or those of `port`), and the run whose data counts. */
export type FieldPlace = { readonly workflow: Workflow; readonly node: string; readonly port?: string; readonly runId?: string };

/** An expression tried on data of a run, for the live result under a field; `items`: among how many items it can be tried. */
export type Evaluation = ({ readonly value: unknown } | { readonly error: string }) & { readonly items: number };

export type EvaluateRequest = FieldPlace & { readonly template: string; readonly index: number };

/** `position` is an offset in the template. */
export type CompleteRequest = FieldPlace & { readonly template: string; readonly position: number };

/** What may be written at a place of a field; `from` is the offset from which `label` replaces the text up to that place. */
export type FieldCompletion = {
  readonly label: string;
  readonly kind: "name" | "key" | "function" | "method" | "node";
  readonly type?: string;
  readonly signature?: string;
  readonly doc?: string;
  readonly example?: { readonly expression: string; readonly result: Json };
  readonly from: number;
};

/** What is wrong in a field, between two offsets. */
export type FieldFaultSpan = { readonly from: number; readonly to: number; readonly message: string };

/** A workflow while it is edited, under a number of its own: whole, or as what changed in the one before. */
export type Edited = { readonly number: number } & (
  | { readonly workflow: Workflow }
  | { readonly over: number; readonly change: WorkflowChange }
);

/**
 * What the page asks of the engine. `start` resolves when the run has been created; its events come as arrays on `port`
 * (a MessagePort), each array answered by the number 1 when it has been applied: that credit is the back-pressure. Requests of the run go out by `net`; without it the
 * engine's own thread makes them.
 */
export type EngineApi = HistoryApi & {
  /** The name of a Web Lock that the engine holds for as long as it lives; none where there are no Web Locks. */
  lifeLock(): Promise<string | undefined>;
  engineBuild(): Promise<string>;
  catalogue(): Promise<readonly NodeDescription[]>;
  check(workflow: Workflow): Promise<readonly Problem[]>;
  /** Checks a workflow while it is edited; undefined where the engine does not know what it was edited from: then it is sent whole. */
  checkEdited(edited: Edited): Promise<readonly Problem[] | undefined>;
  /** What a run asks for: the whole one, or one up to a node. */
  needs(workflow: Workflow, parameters?: JsonObject, until?: string): Promise<Permissions>;
  start(request: StartRequest, port: MessagePort, net?: MessagePort): Promise<Started | Asking>;
  /** Runs what of a workflow asks for nothing; with the problems where it cannot. The run is not kept. */
  startLive(request: LiveRequest, port: MessagePort): Promise<Started>;
  /** The kept runs; undefined where this engine keeps none. */
  runs(): Promise<RunList | undefined>;
  /** What a kept run began with; undefined where it is not kept. */
  runStart(runId: string): Promise<RunStart | undefined>;
  /** Goes on with a kept run as `start` starts one: all its events come, from the first on. */
  resumeRun(runId: string, port: MessagePort, net?: MessagePort): Promise<{ readonly runId: string } | { readonly refused: Refusal }>;
  /** Keeps a file that a person picked, so that a workflow can name it; its bytes never cross as a message. */
  keepFile(file: File): Promise<FileItem>;
  /** The bytes of a file among items, at most the first `most`; undefined where they are not kept. */
  readFile(file: FileItem, most?: number): Promise<Blob | undefined>;
  /** Runs the tests in a workflow, all or those of these names, as `vwmp test` does: nothing outside is reached. */
  test(workflow: Workflow, only?: readonly string[]): Promise<readonly TestVerdict[]>;
  /** A test that expects what a run of the workflow gave. */
  testOfRun(runId: string, workflow: Workflow, name: string): Promise<{ readonly test: WorkflowTest } | { readonly refused: Refusal }>;
  /** Removes a kept run that nobody drives. */
  removeRun(runId: string): Promise<Refusal | undefined>;
  /** Resolves when nobody drives a run any more. */
  undriven(runId: string): Promise<void>;
  cancel(runId: string): Promise<void>;
  pause(runId: string): Promise<void>;
  /** Goes on with a paused run. */
  resume(runId: string): Promise<void>;
  step(runId: string): Promise<void>;
  /** Delivers a signal to what has waited longest for its name; it is kept where nobody waits. */
  signal(runId: string, name: string, data?: Json): Promise<void>;
  /** Where items wait while a run is paused, what begins next first. */
  waiting(runId: string): Promise<readonly WaitingPort[]>;
  /** Puts other items in the place of those that wait at a port; false where none wait there any more. */
  editInput(runId: string, place: Place, port: string, items: readonly Item[]): Promise<boolean>;
  /** Cancels nodes and regions wherever they are live; the run goes on. */
  cancelNodes(runId: string, ids: readonly string[]): Promise<void>;
  items(address: PacketAddress, from: number, count: number, view?: ItemView): Promise<ItemPage>;
  /** A view as a file to download or to copy. */
  exportItems(address: PacketAddress, view: ItemView, how: ItemExport): Promise<Blob>;
  itemSchema(address: PacketAddress, view: ItemView): Promise<ValueSchema>;
  chartData(address: PacketAddress, view: ItemView, request: ChartRequest): Promise<ChartData>;
  /** What the item at a position of an address came from, and what became of it, by edges with both ports named. */
  lineage(address: PacketAddress, index: number, edges: readonly TraceEdge[]): Promise<Trace>;
  logHash(runId: string): Promise<string>;
  outputs(runId: string): Promise<JsonObject>;
  evaluate(request: EvaluateRequest): Promise<Evaluation>;
  /** The next times at which a schedule is due behind `from`, by the params of its node; rejects where they make no schedule. */
  nextTimes(params: JsonObject, from: number, count: number): Promise<readonly number[]>;
  /** Why a query in SQL cannot be read, and at which place, by the columns of its tables. */
  queryFault(query: string, tables: QueryTables): Promise<QueryFault | undefined>;
  completeField(request: CompleteRequest): Promise<readonly FieldCompletion[]>;
  fieldFaults(request: FieldPlace & { readonly template: string }): Promise<readonly FieldFaultSpan[]>;
};

/** A batch of events as it crosses. Batches hold at most 256. */
export type EventBatch = readonly RunEvent[];

/**
 * What the engine asks of a network frame, each request or connection under a number of its own. Of a connection the frame sends at most as many
 * pieces as it was told may come (`more`); `close` ends a socket in order, `abort` whatever has the number.
 */
export type NetRequest =
  | { readonly id: number; readonly request: HttpRequest }
  | { readonly id: number; readonly stream: HttpRequest; readonly more: number }
  | { readonly id: number; readonly socket: string; readonly protocols: readonly string[]; readonly more: number }
  | { readonly id: number; readonly more: number }
  | { readonly id: number; readonly send: string | Uint8Array }
  | { readonly id: number; readonly close: true }
  | { readonly id: number; readonly abort: true };

/** What a network frame answers: one response or failure for a request; for a connection that it is open, its pieces, then its end or failure. */
export type NetReply =
  | { readonly id: number; readonly response: HttpResponse }
  | { readonly id: number; readonly opened: Omit<HttpStream, "pieces"> | Pick<Socket, "protocol"> }
  | { readonly id: number; readonly piece: string | Uint8Array }
  | { readonly id: number; readonly end: true }
  | { readonly id: number; readonly failure: NetFailure };

export type NetFailure = { readonly code: string; readonly kind: FailureKind; readonly message: string; readonly hint?: string };

/** A box of a drawing; one that others name as `parent` is as large as they need. */
export type LayoutBox = { readonly id: string; readonly width: number; readonly height: number; readonly parent?: string };

/** What the layout worker is asked: boxes and the edges between them. */
export type LayoutGraph = {
  readonly boxes: readonly LayoutBox[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** Kept free around what lies in a box. */
  readonly padding: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Levels with more boxes are laid out in a quicker way, with longer edges. */
  readonly many: number;
};
