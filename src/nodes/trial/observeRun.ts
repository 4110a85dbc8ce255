import { NodeError } from "../../model/failure.ts";
import type { HttpRequest, HttpResponse, NodeHost, Socket } from "../../model/host.ts";
import type { Item } from "../../model/item.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import { memoryState } from "../../model/memoryState.ts";
import type { NodeType } from "../../model/nodeType.ts";
import { runNode } from "../runNode.ts";

/** A node as it stands in a workflow, with what comes to it and what the outside says to it. */
export type Trial = {
  readonly params: JsonObject;
  readonly input?: readonly Item[] | { readonly [port: string]: readonly Item[] };
  /** What the run is given. */
  readonly runInput?: readonly Item[];
  /** To each request, in turn; the last one again and again. */
  readonly answers?: readonly Reply[];
  /** What each WebSocket in turn says before it breaks; the last one is the last of all, and ends as it should. */
  readonly sockets?: readonly (readonly Message[])[];
  /** What every WebSocket answers to a message; it breaks where it has nothing to say for a while. */
  readonly answer?: (sent: Message) => readonly Message[];
  /** The bytes of every file on disk. */
  readonly disk?: string;
  /** What is kept from runs before. */
  readonly kept?: { readonly [name: string]: Json };
  readonly place?: "browser" | "node";
  /** What waits end with. */
  readonly wait?: { readonly choice: number; readonly data: Json | undefined };
};
type Message = string | Uint8Array;
export type Reply = {
  readonly json?: Json;
  readonly text?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The workflow whose call fails; any other gives two outputs. */
export const FAILING = "failing";
/** After so many requests or sockets nobody answers, so that what tries again for ever ends. */
const PATIENCE = 12;
/** Milliseconds. */
const IDLE_TIME = 5;
/** A second takes a millisecond here, and nothing takes longer than this. */
const LONGEST_SLEEP = 10;
const NO_REPLY: Reply = { json: { ok: true } };
const utf8 = new TextEncoder();

/** All that can be seen of a run from outside, as a text: items or failure, and what was asked of host and engine, in order. */
export type Observed = { readonly text: string; readonly failed: boolean };

/** Runs a node once and tells what there was to see. */
export async function observeRun(type: NodeType, trial: Trial): Promise<Observed> {
  const seen: unknown[] = [];
  const see = (what: string, ...about: unknown[]): number => seen.push([what, ...about.map(plain)]);
  const { params, input, runInput } = trial;
  const ended = await runNode(type, {
    params,
    ...(input !== undefined && { input }),
    ...(runInput !== undefined && { run: { input: runInput } }),
    host: hostOf(trial, see),
    control: {
      wait: async (choices) => {
        see("wait", choices);
        return trial.wait ?? { choice: 0, data: undefined };
      },
      setVariable: (...about) => void see("variable", ...about),
      cancel: (...about) => void see("cancel", ...about),
      endScope: () => void see("end"),
      call: async (call) => {
        see("call", call);
        if (call.workflow === FAILING) throw new NodeError("failed", "The workflow failed.");
        return { first: [{ called: call.workflow, long: "x".repeat(200) }], second: [{ second: true }] };
      },
    },
    log: (...about) => void see("log", ...about),
  }).then(
    (outputs) => ({ outputs }),
    (error: unknown) => {
      if (error instanceof NodeError) return { code: error.code, message: error.message, hint: error.hint, param: error.param };
      throw error;
    },
  );
  return { text: JSON.stringify([...seen, ended]), failed: !("outputs" in ended) };
}

function hostOf(trial: Trial, see: (what: string, ...about: unknown[]) => unknown): Partial<NodeHost> {
  let [asked, opened] = [0, 0];
  const reply = (request: HttpRequest): HttpResponse => {
    see("fetch", request);
    if (asked === PATIENCE) throw new NodeError("network", "Nobody answers any more.", { kind: "outside" });
    const answers = trial.answers ?? [NO_REPLY];
    const { json, text, status = 200, headers = {} } = answers[Math.min(asked, answers.length - 1)] ?? NO_REPLY;
    asked += 1;
    const type = json === undefined ? "text/plain" : "application/json";
    return {
      status,
      statusText: "As asked",
      url: request.url,
      headers: Object.entries({ "content-type": type, ...headers }),
      body: utf8.encode(text ?? JSON.stringify(json)),
    };
  };
  const disk = utf8.encode(trial.disk ?? "");
  const state = memoryState();
  const kept = Promise.all(Object.entries(trial.kept ?? {}).map(([name, value]) => state.change(name, () => value)));
  let draws = 0;
  return {
    place: trial.place ?? "node",
    random: () => {
      draws += 1;
      return (draws * 0.618) % 1;
    },
    sleep: async (ms) => {
      see("sleep", ms);
      await new Promise((done) => setTimeout(done, Math.min(ms / 1000, LONGEST_SLEEP)));
    },
    fetch: async (request) => reply(request),
    openStream: async (request) => {
      const { body, ...head } = reply(request);
      return { ...head, pieces: piecesOf([body]) };
    },
    openSocket: async (url, protocols) => {
      see("socket", url, protocols);
      if (opened === PATIENCE) throw new NodeError("network", "Nobody answers any more.", { kind: "outside" });
      opened += 1;
      return socketOf(trial, opened - 1, see);
    },
    readFile: async (path) => {
      see("read", path);
      return disk;
    },
    openFile: async (path) => {
      see("open", path);
      return { size: disk.length, bytes: piecesOf([disk]) };
    },
    createFile: async (path) => {
      see("create", path);
      return { write: async (bytes) => void see("write", bytes), close: async () => void see("close"), abort: async () => undefined };
    },
    state: {
      read: async (name) => {
        see("state", name);
        await kept;
        return state.read(name);
      },
      change: async (name, update) => {
        see("state", name);
        await kept;
        await state.change(name, (value) => {
          const next = update(value);
          see("keep", next ?? null);
          return next;
        });
      },
    },
    runCode: async (program) => {
      see("code", program);
      return { value: [{ ran: true }], asked: false, console: [] };
    },
  };
}

/** The how many-eth socket of a trial. */
function socketOf({ sockets, answer }: Trial, at: number, see: (what: string, ...about: unknown[]) => unknown): Socket {
  const waiting: Message[] = [...(sockets?.[at] ?? [])];
  let closed = false;
  const lost = (): NodeError => new NodeError("network", "The connection broke.", { kind: "outside" });
  async function* messages(): AsyncIterable<Message> {
    for (;;) {
      if (waiting.length === 0 && answer !== undefined) await new Promise((done) => setTimeout(done, IDLE_TIME));
      const next = waiting.shift();
      if (next !== undefined) yield next;
      else if (closed) return;
      else if (answer !== undefined || at + 1 < (sockets?.length ?? 0)) throw lost();
      else return;
    }
  }
  return {
    protocol: "",
    send: (data) => {
      see("send", data);
      waiting.push(...(answer?.(data) ?? []));
    },
    messages: messages(),
    close: () => {
      closed = true;
      see("hang up");
    },
  };
}

async function* piecesOf<T>(pieces: readonly T[]): AsyncIterable<T> {
  yield* pieces;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null, (_, inner: unknown) => (inner instanceof Uint8Array ? bytesText(inner) : inner)));
}

function bytesText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
