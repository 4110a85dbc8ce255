import type { RunEvent } from "../model/event.ts";
import type { Grant, Host, Network } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import type { Limits } from "../model/limits.ts";
import type { NodeType } from "../model/nodeType.ts";
import type { Problem } from "../model/problem.ts";
import type { Retention, RunStore } from "../model/runStore.ts";
import type { TextDocument } from "../model/textDocument.ts";
import type { Workflow } from "../model/workflow.ts";

/** Node types; `common` are some of them that are found without asking for all. */
export type NodeTypes = Iterable<NodeType> & { readonly common?: Iterable<NodeType> };

/** What the engine is built on. The door of the package fills in everything but what the caller gives. */
export type EngineSetup = {
  readonly types: NodeTypes;
  readonly host: Host;
  /** What the embedder lets any workflow do; nothing outside when left out. */
  readonly allow: Grant;
  /** Activations under way at once, in each run. */
  readonly concurrency: number;
  readonly read: (source: unknown, limits?: Partial<Limits>) => ReadWorkflow;
  /** A workflow that is called by a name the file does not have. */
  readonly resolve?: ((reference: string) => WorkflowSource | undefined) | undefined;
  /** Where runs are kept, and how much of them; they live in memory alone when left out. */
  readonly keep?: { readonly store: RunStore; readonly retention: Retention } | undefined;
};

/** A workflow as it was read, and where the parts of its text are, when it came from text. */
export type ReadWorkflow = {
  readonly workflow: Workflow | undefined;
  readonly problems: readonly Problem[];
  readonly lineOf: TextDocument["lineOf"];
};

export type StartOptions = {
  readonly parameters?: JsonObject;
  /** The items the sources get; one empty item where there is none. */
  readonly input?: readonly Item[];
  /**
   * The trigger that begins the run: it gets the input, which is the event, or gives its sample where there is none. The other triggers are
   * skipped (F5).
   */
  readonly trigger?: string;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
  /** Makes `random` and `uuid` repeatable. */
  readonly seed?: number;
  /** A fixed `now` for all nodes and expressions: ISO text or milliseconds since 1970. */
  readonly now?: string | number;
  /** Runs this node and what it needs, nothing else. */
  readonly until?: string;
  /** As `until`, and the node itself runs even where its result is known. */
  readonly only?: string;
  /** This node and what follows from it run even where their results are known. */
  readonly from?: string;
  /**
   * With `only` or `from`: a run, by its id where it is kept or by its log, whose results stand for whatever would be done again with the
   * same packets and params, whatever effects it has (P7).
   */
  readonly resultsOf?: string | readonly RunEvent[];
  /** Takes results that earlier runs of the workflow gave for the same work, where runs are kept (P6); true when left out. */
  readonly cache?: boolean;
  /** `"node.port"` → items: the node does not run, these leave it. */
  readonly pins?: Readonly<Record<string, readonly Item[]>>;
  /** Pauses before these nodes. */
  readonly breakpoints?: readonly string[];
  /** What the caller lets this run do; the embedder's grant when left out. */
  readonly allow?: Grant;
  /** Makes this run's requests and connections in place of the host; they have passed the checkpoint. */
  readonly network?: Network;
};

/** Text, a plain document in the shape of the file, or a parsed workflow. */
export type WorkflowSource = string | Workflow | object;
