import type { CodeProgram, CodeResult, CodeRunner, Passed } from "./code.ts";
import type { FileItem, FileStore, Pieces } from "./fileItem.ts";
import type { Json } from "./json.ts";
import type { SecretSource } from "./secret.ts";
import type { StateStore } from "./state.ts";

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
  /** Becomes the header `authorization`, in the place of one that is there, once the secrets in it are known; a {@link Host} never gets it. */
  readonly auth?: HttpAuth;
  /** `manual` gives the redirecting answer itself; a page cannot do that and always follows. `refuse` fails with `redirected`. */
  readonly redirect?: "follow" | "manual" | "refuse";
  /** Milliseconds until the host gives up with a failure of kind `timeout`; none when left out. */
  readonly timeout?: number;
};

/** Credentials of a request; their texts may hold secrets. */
export type HttpAuth = { readonly kind: "basic"; readonly user: string; readonly password: string };

export type HttpResponse = {
  readonly status: number;
  readonly statusText: string;
  /** The address that answered, after redirects. */
  readonly url: string;
  /** Lower-case names, in the order received. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
};

/** An answer whose body comes piece by piece, for as long as the server sends. */
export type HttpStream = Omit<HttpResponse, "body"> & { readonly pieces: AsyncIterable<Uint8Array> };

/** An open WebSocket. */
export type Socket = {
  /** The sub-protocol the server chose; empty for none. */
  readonly protocol: string;
  send(data: string | Uint8Array): void;
  /** Ends when the other side closes; throws a `NodeError` when the connection breaks. Read it once. */
  readonly messages: AsyncIterable<string | Uint8Array>;
  close(): void;
};

/** What the world outside the engine can do. Drivers live in `src/host` and `src/node`; a node only ever sees a {@link NodeHost}. */
export type Host = {
  readonly clock: Clock;
  /** Where the run happens; in error hints and for nodes that need one of them. */
  readonly place: "browser" | "node";
  /** Rejects with a `NodeError` on a network failure; never on an HTTP status. */
  fetch(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** As `fetch`, for answers that go on for long; `timeout` counts until the headers are there. Absent where the host cannot. */
  openStream?(request: HttpRequest, signal: AbortSignal): Promise<HttpStream>;
  /** Opens a WebSocket. Absent where the host cannot. */
  openSocket?(url: string, protocols: readonly string[], signal: AbortSignal): Promise<Socket>;
  /** Where the bytes of files among items lie; in memory when left out. */
  readonly files?: FileStore;
  /** What nodes keep from run to run; in memory of the engine when left out. */
  readonly state?: StateStore;
  /** Where secrets come from; there are none when left out. */
  readonly secrets?: SecretSource;
  /** Runs user code behind a wall; `code-unavailable` when left out. */
  readonly runCode?: CodeRunner;
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

/** Ways out to the network that stand in for those of a host. */
export type Network = Required<Pick<Host, "fetch" | "openStream" | "openSocket">>;

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
  /** As `fetch`, for answers that go on for long. Rejects with `not-here` where the host cannot. */
  openStream(request: HttpRequest): Promise<HttpStream>;
  /** Rejects with `permission-needed` where the host of the URL (`ws:` or `wss:`) was not granted. Closed when the activation ends. */
  openSocket(url: string, protocols?: readonly string[]): Promise<Socket>;
  /** Keeps bytes and gives the item that stands for them. */
  keepFile(about: { readonly name: string; readonly type: string }, bytes: Uint8Array | Pieces): Promise<FileItem>;
  /** The bytes of a file item, piece by piece. Rejects with `not-a-file` and `file-gone`. */
  fileOf(item: Json): Promise<FileItem & { readonly pieces: AsyncIterable<Uint8Array> }>;
  /** All bytes of a file item. Rejects with `file-too-large` over `most` bytes (200 MB when left out). */
  bytesOf(item: Json, most?: number): Promise<Uint8Array>;
  /** What is kept from run to run, for all workflows here; nodes put their type before the name, as in `table:orders`. */
  readonly state: StateStore;
  /**
   * The text with the secrets it holds, for signing and encrypting; a request takes them as they are, and fills them in itself. Rejects with
   * `unknown-secret`, with `permission-needed` where the name was not granted, and with `secret-not-for-host` where the secret is bound to
   * hosts other than `*`. Never give what it returns to an item.
   */
  reveal(text: string): Promise<string>;
  /** Rejects with `permission-needed` where code was not granted; else as {@link CodeRunner}. */
  runCode(program: Omit<CodeProgram, "now" | "seed">, passed?: Passed): Promise<CodeResult>;
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
