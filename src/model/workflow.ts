import type { Field } from "./field.ts";
import type { InputRecord, Json, JsonObject } from "./json.ts";
import type { Region } from "./region.ts";
import type { WorkflowTest } from "./workflowTest.ts";

/** `"a.port -> b.port"`; the first port of a side may be left out. Read it with `parseEdge`. */
export type EdgeText = string;

/** A length of time: `"5s"`, `"1m30s"`, or a number of milliseconds. */
export type Duration = string | number;

export type RetryPolicy = {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  readonly backoff?: "fixed" | "exponential";
  readonly delay?: Duration;
  readonly maxDelay?: Duration;
  /** The failure kinds that are tried again; `outside` and `timeout` when left out. */
  readonly on?: readonly string[];
};

/** How packets of several edges make a firing (J1, J2, J4, J5). */
export type Join =
  | "all"
  | "any"
  /** `n` of the edges; an expression over the first packet of a round, too. `structured` when left out. */
  | { readonly n: number | string; readonly mode?: "structured" | "blocking" | "cancelling" }
  /** So many packets of any edge, fewer when the edges close; `"all"` waits for the close. */
  | { readonly collect: number | "all" };

/** A node is enabled only while the nodes and regions named are in one of the states given (X3). */
export type Guard = {
  readonly while: InputRecord<string | readonly string[]>;
  /** `wait` when left out. */
  readonly else?: "wait" | "skip";
};

/** A JSON Schema of one item. */
export type ItemSchema = JsonObject;

export type NodePolicy = {
  readonly join?: Join;
  readonly retry?: RetryPolicy;
  readonly timeout?: Duration | { readonly attempt?: Duration; readonly activation?: Duration; readonly wait?: Duration };
  readonly onError?: "fail" | "skip" | { readonly default: Json };
  /** Items at once in mode `each`, activations at once in mode `once`. */
  readonly concurrency?: number;
  readonly priority?: number;
  /** Nodes of a pool share so many places; six where a pool is only named. */
  readonly pool?: string | { readonly name: string; readonly size: number };
  /** Activations and exclusive regions that hold the same name never overlap. */
  readonly lock?: string | readonly string[];
  readonly guard?: Guard;
  readonly cache?: "off" | { readonly ttl: Duration };
  readonly onInterrupt?: "rerun" | "ask";
  /** The node that undoes this one when its scope fails (H7). */
  readonly compensate?: string;
  /** What every item has to be like that comes in at a port; the node begins with no other (K1). */
  readonly accepts?: InputRecord<ItemSchema>;
  /** What every item has to be like that leaves by a port; no other does (K2). */
  readonly gives?: InputRecord<ItemSchema>;
};

export type WorkflowNode = {
  /** `name@version`; a bare name means the newest. */
  readonly type: string;
  readonly name?: string;
  readonly notes?: string;
  readonly disabled?: boolean;
  readonly optional?: boolean;
  readonly params?: JsonObject;
  readonly policy?: NodePolicy;
};

export type WorkflowPolicy = {
  readonly timeout?: Duration;
  readonly concurrency?: number;
  readonly onFailure?: "cancel" | "drain";
};

export type Permissions = {
  readonly net?: readonly string[];
  readonly secrets?: readonly string[];
  readonly code?: boolean;
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly run?: readonly string[];
};

export type Position = readonly [x: number, y: number];
export type Layout = {
  readonly nodes?: InputRecord<Position>;
  readonly notes?: readonly JsonObject[];
  readonly groups?: readonly JsonObject[];
  /** The points that wires bend at, by the text of their edge. */
  readonly bends?: InputRecord<readonly Position[]>;
};

/**
 * A workflow, in the very shape of its file. Records keyed by input have no prototype when they come from
 * `parseWorkflow`; read them with `own`. Keys this version does not know are kept in place and written back unchanged.
 */
export type Workflow = {
  readonly format: "vwmp/1";
  readonly name: string;
  readonly description?: string;
  readonly parameters?: InputRecord<Field>;
  readonly config?: JsonObject;
  readonly nodes: InputRecord<WorkflowNode>;
  readonly edges: readonly EdgeText[];
  readonly regions?: InputRecord<Region>;
  readonly permissions?: Permissions;
  readonly policy?: WorkflowPolicy;
  readonly workflows?: InputRecord<JsonObject>;
  readonly tests?: readonly WorkflowTest[];
  /** `"node.port"` → the items that stand for the node's output. */
  readonly pins?: InputRecord<readonly Json[]>;
  readonly layout?: Layout;
};
