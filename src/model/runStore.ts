import type { RunStatus } from "./event.ts";
import type { Json, JsonObject } from "./json.ts";

/** What a list of runs shows without reading their journals. */
export type RunHead = {
  /** 1 to 64 of the characters A to Z, a to z, 0 to 9, `_` and `-`: places that are folders refuse others. */
  readonly runId: string;
  /** The name of the workflow. */
  readonly workflow: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Milliseconds since 1970 of the last batch. */
  readonly updatedAt: number;
  /** Anything but succeeded, partial, failed and cancelled can be resumed. */
  readonly status: RunStatus;
  /** How many events its journal holds: the `seq` of the last one. */
  readonly events: number;
  /** The run that called it (W1). */
  readonly parent?: string;
};

/**
 * The facts a run began with, as JSON: written once, before its first event. What they are is the engine's affair, but for blobs it
 * names by `{"$ref": hash}`: these stay as long as the run.
 */
export type RunOrigin = JsonObject;

/** Some events of a run that become durable together, or not at all. */
export type JournalBatch = {
  /** The `seq` of the first event: one more than the journal holds (the revision check), else the append is refused. */
  readonly from: number;
  /** Events as text, one a line, without a line break at the end; payloads over 1 KiB are `{"$ref": hash}` (G4). */
  readonly lines: string;
  /** How many lines there are. None: only status and time change. */
  readonly count: number;
  /** Payloads the lines name that may not be kept yet, by their SHA-256 in hex. Kept before the lines are. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** Every blob the lines name, kept before or not. */
  readonly names: readonly string[];
  /** The status and time of the run behind this batch. */
  readonly status: RunStatus;
  readonly at: number;
  /** Waits until the place says it is on disk (before a foreign effect, G6); else the operating system may still hold it. */
  readonly strict: boolean;
};

/** The result of an activation, kept under its cache key (P6). */
export type CachedResult = {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What left it, as JSON with `{"$ref": hash}` for large payloads; these stay as long as the result. */
  readonly outputs: Json;
};

/**
 * How much is kept: what is over is removed, oldest finished run first. Runs that can be resumed are never removed, nor those they
 * called. `bytes` are those of journals and the blobs that runs name, a blob of several runs once; results do not count.
 */
export type Retention = { readonly runs: number; readonly bytes: number };

/**
 * Where runs are kept. Every method rejects with a {@link StoreError} when the place fails. What has resolved is there after the
 * death of the process; what was rejected or under way is there whole or not at all.
 */
export type RunStore = {
  /** Begins an empty journal, whatever the head says of events; refused with `store-conflict` where there is one of that id. */
  create(head: RunHead, origin: RunOrigin): Promise<void>;
  /**
   * Adds events behind those of the journal. Batches of one run are kept in the order of the calls; refused with
   * `store-conflict` where `from` does not follow the last one, another process writes this run, or it is not there (any more).
   */
  append(runId: string, batch: JournalBatch): Promise<void>;
  head(runId: string): Promise<RunHead | undefined>;
  origin(runId: string): Promise<RunOrigin | undefined>;
  /** The journal's lines, batch by batch, oldest first; a batch that a crash tore is left out. None where there is no such run. */
  read(runId: string): AsyncIterable<string>;
  /** Newest first, by `createdAt`. */
  list(): Promise<readonly RunHead[]>;
  /** Removes a run and the blobs that nobody else names. Resolves also when there was none; refused while another process writes it. */
  remove(runId: string): Promise<void>;

  /** Keeps bytes under their SHA-256, for a day at least even where nobody names them; resolves once they are kept. */
  putBlob(hash: string, bytes: Uint8Array): Promise<void>;
  getBlob(hash: string): Promise<Uint8Array | undefined>;

  /** Results kept for a workflow, newest last; of several under one key the last counts. */
  results(workflow: string): Promise<readonly CachedResult[]>;
  /** Keeps results, and the blobs they name, in one go. */
  keepResults(workflow: string, results: readonly CachedResult[], blobs: ReadonlyMap<string, Uint8Array>): Promise<void>;
  /** Forgets the results of a workflow; of all when left out. */
  forgetResults(workflow?: string): Promise<void>;

  /** Removes what is over the limits: oldest finished runs, then blobs that no run and no result names. Returns the ids removed. */
  retain(limits: Retention): Promise<readonly string[]>;
};
