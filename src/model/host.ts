/** Wall-clock time and timers. The only source of time; tests pass a virtual one. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back after `ms` milliseconds; returns a function that withdraws the call. */
  schedule(ms: number, call: () => void): () => void;
  /** Calls back in a new macrotask, so that input, timers and messages get their turn. */
  yield(call: () => void): void;
};

export type HttpRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Uint8Array;
  /** `manual` gives the redirecting answer itself; a page cannot do that and always follows. */
  readonly redirect?: "follow" | "manual";
  /** Milliseconds until the host gives up with a failure of kind `timeout`; none when left out. */
  readonly timeout?: number;
};

export type HttpResponse = {
  readonly status: number;
  readonly statusText: string;
  /** The address that answered, after redirects. */
  readonly url: string;
  /** Lower-case names, in the order received. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
};

/** What the world outside the engine can do. Drivers live in `src/host` and `src/node`; a node only ever sees a {@link NodeHost}. */
export type Host = {
  readonly clock: Clock;
  /** Where the run happens; in error hints and for nodes that need one of them. */
  readonly place: "browser" | "node";
  /** Rejects with a `NodeError` on a network failure; never on an HTTP status. */
  fetch(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** Absent where there is no file system. Rejects with a `NodeError`. */
  readFile?(path: string, signal: AbortSignal): Promise<Uint8Array>;
  /** A file on disk, piece by piece. Absent where there is no file system. Rejects with a `NodeError`. */
  openFile?(path: string, signal: AbortSignal): Promise<{ readonly size: number; readonly bytes: AsyncIterable<Uint8Array> }>;
  /** A file to be written: it is there, whole, once it is closed, and not before. */
  createFile?(path: string): Promise<FileSink>;
  /** A place for what is too large for memory for a while; absent where there is none. */
  spill?(): Promise<Spill>;
  /** 128 random bits as hex, for run ids and seeds. */
  randomId(): string;
};

/** Takes the bytes of a file, one after the other. */
export type FileSink = {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when the file is there under its name, in the place of an older one. */
  close(): Promise<void>;
  /** Forgets what was written. */
  abort(): Promise<void>;
};

/** Texts that are written and read in the same order, then gone. */
export type Spill = {
  write(text: string): Promise<void>;
  /** The oldest text that was not read yet; there is one for each that was written. */
  read(): Promise<string>;
  close(): Promise<void>;
};

/** The host as one activation sees it: every call has passed the permission checkpoint (P2). */
export type NodeHost = {
  readonly place: "browser" | "node";
  /** Milliseconds since 1970 at which the activation started (or the run's fixed `now`). */
  now(): number;
  /** In [0, 1): a function of seed, scope, node, activation and item, so a run can be repeated. */
  random(): number;
  uuid(): string;
  /** Resolves after `ms`; rejects when the activation is cancelled. */
  sleep(ms: number): Promise<void>;
  /** Rejects with `permission-needed` where the host of the URL was not granted. */
  fetch(request: HttpRequest): Promise<HttpResponse>;
  /** Rejects with `permission-needed` where the path was not granted, with `needs-node` in a page. */
  readFile(path: string): Promise<Uint8Array>;
  /** As `readFile`, piece by piece, for files of any size. */
  openFile(path: string): Promise<{ readonly size: number; readonly bytes: AsyncIterable<Uint8Array> }>;
  /** Rejects with `permission-needed` where writing the path was not granted, with `needs-node` in a page. */
  createFile(path: string): Promise<FileSink>;
};

/** What a caller or an embedder lets a workflow do. `net: ["*"]` means every host. */
export type Grant = {
  readonly net?: readonly string[];
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly run?: readonly string[];
  readonly secrets?: readonly string[];
  readonly code?: boolean;
};
