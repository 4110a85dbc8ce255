import type { Fields, Params } from "./field.ts";
import type { NodeHost } from "./host.ts";
import type { Item } from "./item.ts";
import type { Json, JsonObject } from "./json.ts";
import type { NodeMigration } from "./nodeMigration.ts";
import type { NodePolicy } from "./workflow.ts";

export type PortKind = "any" | "text" | "number" | "object" | "table" | "file" | "stream";

export type Port = {
  /** Kebab-case id; what edges say. */
  readonly name: string;
  /** For people; the name where it is left out. */
  readonly label?: string;
  readonly kind?: PortKind;
  /** In-ports: the node can fire without a packet here. All in-ports optional makes a synchronising merge (J1). */
  readonly optional?: boolean;
};

/**
 * The ports of a side: given, or one for each entry of a list param (`key` is the entry's field that names the port),
 * followed by fixed ones. Plain data, so the page can work them out.
 */
export type PortsSpec = readonly Port[] | { readonly each: string; readonly key: string; readonly then: readonly Port[] };

export type NodeCategory = "start" | "items" | "flow" | "formats" | "data" | "network" | "files" | "ai";

/** A runnable example: in the docs, in the inspector, and a test. `input` is one packet for the first in-port. */
export type NodeExample = {
  readonly title: string;
  readonly params: JsonObject;
  readonly input?: readonly Item[] | { readonly [port: string]: readonly Item[] };
  /** What leaves each port; absent for examples whose result depends on the outside. */
  readonly output?: { readonly [port: string]: readonly Item[] };
};

/**
 * What begins a run: a form filled in from the param `fields`, a message of a conversation, an HTTP request, a time by the params of a
 * schedule, the text on the clipboard, the query of the page's address, or files that the param `accept` takes.
 */
export type TriggerEvent = "form" | "message" | "request" | "time" | "clipboard" | "address" | "files";

export type NodeDocs = {
  /** One sentence. */
  readonly summary: string;
  /** Markdown: how it behaves at the edges, one or two paragraphs. */
  readonly details?: string;
  readonly examples: readonly NodeExample[];
  /** The names that a program in a field finds, each with those of its members that no data tells. */
  readonly finds?: { readonly [name: string]: readonly string[] };
};

/** Everything about a node type but its code: plain data that crosses to the page and becomes card, form, docs and search. */
export type NodeDescription = {
  /** Kebab-case. */
  readonly type: string;
  readonly version: number;
  readonly title: string;
  /** The name of a Lucide icon. */
  readonly icon: string;
  readonly category: NodeCategory;
  readonly aliases: readonly string[];
  readonly docs: NodeDocs;
  readonly effects: "pure" | "read" | "write";
  /** With one of these values of a choice, where they stand in the file as they are, it only reads. */
  readonly readsWhen?: { readonly param: string; readonly in: readonly string[] };
  /** What it changes is the run itself, which the log holds: it needs no durable log before it acts. */
  readonly changes?: "run";
  /** `each`: the engine calls `run` once an item. `once`: once a packet. */
  readonly mode: "each" | "once";
  /**
   * How a node of mode `once` takes a stream: `map`, its `run` is called chunk by chunk and gives for each what it would give for that part
   * of the whole; `fold`, by `run.fold`. One of mode `each` can always take one; any other waits for all of it.
   */
  readonly takes?: "map" | "fold";
  /** Runs only there: a run elsewhere fails before it starts, with `needs-studio` or `needs-node`. Anywhere when left out. */
  readonly place?: "studio" | "node";
  /** Runs what a user wrote: `needs` says so before the run starts. */
  readonly asks?: "code";
  /**
   * Begins a run by itself when something happens (F5): a source that gets the event as the run's input. Where a run was begun by one
   * trigger, the others of the workflow are skipped. `failure`: what happens is that a run of the same workflow has failed; in a run that
   * it did not begin it is always skipped.
   */
  readonly trigger?: true | "failure";
  /** What the event of a trigger is, so that a studio knows where to get one; without it a run can only be given its sample. */
  readonly event?: TriggerEvent;
  /** The join, and the activations at a time, of a node of this type that sets none in its policy. */
  readonly policy?: Pick<NodePolicy, "join" | "concurrency">;
  /** `packets`: what `run` returns for a port is a list of packets, not of items (F3). */
  readonly emits?: "packets";
  readonly inputs: PortsSpec;
  readonly outputs: PortsSpec;
  readonly params: Fields;
  /** What the card says, with `{param}` for a param's value: `"keep where {where}"`. */
  readonly summary?: string;
  /** From each older version, the step to the next one: of the version before, and of those that are not in the catalogue any more. */
  readonly migrations?: { readonly [older: string]: NodeMigration };
};

/** Something a node can wait for: a signal (transient: only one that comes while it waits, E1), or a length of time. */
export type WaitChoice = { readonly signal: string; readonly transient?: boolean } | { readonly after: number };

/** A workflow called by a node (W1). */
export type Call = {
  /** A name under `workflows` of the file, or what the embedder resolves. */
  readonly workflow: string;
  readonly parameters: JsonObject;
  readonly input: readonly Item[];
  /** The flow goes on at once; cancel and failure do not travel. */
  readonly detached?: boolean;
};

/** What only the engine can do for a node: waits, variables, cancelling, calls. All of it is in the log. */
export type Control = {
  /** The first of several waits; the others are withdrawn in the same step (E3). Rejects when the activation is cancelled. */
  wait(choices: readonly WaitChoice[]): Promise<{ readonly choice: number; readonly data: Json | undefined }>;
  /** Sets a variable where it is known, else in this scope; `run` sets it for the whole run (X4). */
  setVariable(name: string, value: Json, where?: "nearest" | "scope" | "run"): void;
  /** Cancels nodes and regions by id; none: the run (C1). */
  cancel(ids: readonly string[], reason?: string): void;
  /** Ends this scope successfully once the node has finished, and cancels the rest of it (D6). */
  endScope(): void;
  /** Resolves to the outputs by name; rejects with the failure of an attached run. */
  call(call: Call): Promise<{ readonly [output: string]: readonly Item[] }>;
};

/** What one call of `run` gets. In mode `each` read `item`; in mode `once` read `items` (first in-port) or `input` (by port). */
export type RunContext<F extends Fields = Fields> = {
  readonly item: Item;
  /** Position of `item` in its packet; in mode `once` that of `items[0]`, which is 0 but where a stream is taken in pieces. */
  readonly index: number;
  readonly items: readonly Item[];
  /** Items by in-port; a port without a packet is absent. */
  readonly input: { readonly [port: string]: readonly Item[] };
  readonly params: Params<F>;
  readonly host: NodeHost;
  readonly control: Control;
  /** The run's input and parameters, for the start nodes. */
  readonly run: {
    readonly id: string;
    readonly startedAt: number;
    readonly input: readonly Item[] | undefined;
    readonly parameters: JsonObject;
  };
  /** Which node this is, in which scope, and its how many-eth activation there, from 0. */
  readonly place: { readonly node: string; readonly scope: string; readonly activation: number };
  /** Tells the outside that a repeat is a repeat: the same in every attempt, and when the run goes on after an interruption (G6). */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
  /** Adds a line to the run log. */
  log(message: string, data?: Json): void;
  /** Reports progress: a share in 0…1, or a count of done and total. The log tells it at most twice a second. */
  progress(done: number, total?: number): void;
};

/**
 * What `run` may return: items, one item, nothing (no items), or `{ port: items }`.
 * A type with one out-port always returns items, so an object is one item; a type with several ports (fixed or by param)
 * returns `{ port: items }` whenever every key is a declared port and every value an array. A port left out closes dead (F6).
 */
export type RunResult = undefined | void | Item | readonly Item[] | { readonly [port: string]: readonly Item[] } | AsyncIterable<RunPart>;

/** A piece of what `run` gives as an async iterator: items, or items by port. */
export type RunPart = Item | readonly Item[] | { readonly [port: string]: readonly Item[] };

/** Takes a packet in pieces, and gives the result behind the last one. */
export type Fold = { add(items: readonly Item[]): void | Promise<void>; end(): RunResult | Promise<RunResult> };

/** The code of a node type. */
export type NodeRun<F extends Fields = Fields> = {
  (context: RunContext<F>): RunResult | Promise<RunResult>;
  /**
   * Loads what a call needs, where that is a module of its own; nothing once it is there. A run begins after it, so that the order
   * of what happens never hangs on loading. `used`: the params of the nodes of this type, as they are written; anything may be needed where
   * it is left out.
   */
  readonly load?: (used?: readonly JsonObject[]) => Promise<unknown> | undefined;
  /** Begins to take a stream, for a type that `takes: "fold"`; `items` of the context is empty. */
  readonly fold?: (context: RunContext<F>) => Fold;
};

/** A node type: description and code. Make one with `defineNode`. */
export type NodeType = NodeDescription & { readonly run: NodeRun };
