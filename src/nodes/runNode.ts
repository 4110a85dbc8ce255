import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { compileTemplate } from "../expression/compileTemplate.ts";
import type { ExpressionScope } from "../expression/expressionScope.ts";
import { withDefaults } from "../model/checkParams.ts";
import { NodeError } from "../model/failure.ts";
import type { Field, Fields, Params } from "../model/field.ts";
import { type FileItem, isFileItem } from "../model/fileItem.ts";
import type { NodeHost } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import { isObject, type Json, type JsonObject } from "../model/json.ts";
import { memoryState } from "../model/memoryState.ts";
import type { Control, NodeType, RunContext, RunPart, RunResult } from "../model/nodeType.ts";
import { inputsOf, outputsOf } from "../model/ports.ts";

/** Items by port. */
export type Outputs = Record<string, readonly Item[]>;

export type RunNodeOptions = {
  /** Values, templates (`"${item.total}"`), or functions `(item, index) => value` in place of templates. */
  readonly params?: { readonly [name: string]: unknown };
  /** One packet for the first in-port, or packets by port; one empty item where it is left out. */
  readonly input?: readonly Item[] | { readonly [port: string]: readonly Item[] };
  readonly host?: Partial<NodeHost>;
  readonly run?: Partial<RunContext["run"]>;
  readonly signal?: AbortSignal;
  readonly control?: Control;
  readonly log?: (message: string, data?: Json) => void;
  readonly progress?: (done: number, total?: number) => void;
};

type Resolve = (scope: ExpressionScope) => unknown;

const NOW = Date.UTC(2024, 0, 1);

/** Waits end at once by their first choice; nothing else is there to control. */
const NO_CONTROL: Control = {
  wait: () => Promise.resolve({ choice: 0, data: undefined }),
  setVariable: () => undefined,
  cancel: () => undefined,
  endScope: () => undefined,
  call: () => Promise.resolve({}),
};

/**
 * Runs a node type alone, for its tests, by the rules of the engine: defaults, templates per item in mode `each` and for
 * params declared `per: "item"`, results by port. A port that is left out is absent from the answer.
 *
 * @example await runNode(filter, { params: { where: "${item > 1}" }, input: [1, 2] }) // { kept: [2], dropped: [1] }
 */
export async function runNode(type: NodeType, options: RunNodeOptions = {}): Promise<Outputs> {
  const raw = options.params ?? {};
  const ports = outputsOf(type, raw as JsonObject).map((port) => port.name);
  const input = inputByPort(type, options);
  const items =
    input[inputsOf(type, raw as JsonObject)[0]?.name ?? ""] ?? (Object.keys(input).length === 0 && options.input === undefined ? [{}] : []);
  const around = surroundings(options);
  const call = async (item: Item, index: number): Promise<Outputs> => {
    const scope = scopeFor(item, items, index, options.run?.parameters ?? {});
    const given = await type.run({ ...around, item, index, items, input, params: paramsFor(type, raw, scope) });
    const result = isPieces(given) ? await gathered(given) : given;
    return byPort(result, ports, !Array.isArray(type.outputs) || ports.length !== 1);
  };
  if (type.mode === "once") return call(items[0] ?? null, 0);
  const outputs = new Map<string, readonly Item[]>();
  for (const [index, item] of items.entries()) {
    for (const [port, some] of Object.entries(await call(item, index))) outputs.set(port, [...(outputs.get(port) ?? []), ...some]);
  }
  return Object.fromEntries(items.length === 0 ? ports.map((port) => [port, []]) : outputs);
}

function isPieces(result: RunResult): result is AsyncIterable<RunPart> {
  return typeof result === "object" && result !== null && Symbol.asyncIterator in result;
}

/** The items of a result that comes in pieces, for types with one port. */
async function gathered(pieces: AsyncIterable<RunPart>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const piece of pieces) items.push(...(Array.isArray(piece) ? (piece as readonly Item[]) : [piece as Item]));
  return items;
}

function scopeFor(item: Item, items: readonly Item[], index: number, parameters: JsonObject): ExpressionScope {
  const run = { id: "run", startedAt: new Date(NOW).toISOString() };
  const secrets = (name: string): string => `secret ${name}`;
  return {
    item,
    items,
    index,
    parameters,
    nodes: () => undefined,
    config: {},
    variables: {},
    loop: undefined,
    run,
    now: NOW,
    env: {},
    secrets,
  };
}

function inputByPort(type: NodeType, { input, params }: RunNodeOptions): { readonly [port: string]: readonly Item[] } {
  const first = inputsOf(type, params as JsonObject | undefined)[0];
  if (first === undefined) return {};
  const given = input ?? [{}];
  return Array.isArray(given) ? { [first.name]: given as readonly Item[] } : (given as { readonly [port: string]: readonly Item[] });
}

function byPort(result: RunResult, ports: readonly string[], several: boolean): Outputs {
  const keyed = several && isObject(result) && Object.entries(result).every(([key, some]) => ports.includes(key) && Array.isArray(some));
  if (keyed) return { ...(result as Outputs) };
  const [first] = ports;
  if (first === undefined) return {};
  return { [first]: result === undefined ? [] : Array.isArray(result) ? (result as readonly Item[]) : [result as Item] };
}

function surroundings({
  host,
  run,
  signal,
  log,
  progress,
  control,
}: RunNodeOptions): Omit<RunContext, "item" | "index" | "items" | "input" | "params"> {
  const refuse = (what: string) => () => Promise.reject(new NodeError("permission-needed", `This test gives no ${what}.`));
  let draws = 0;
  return {
    idempotencyKey: "key-of-this-call",
    place: { node: "node", scope: "", activation: 0 },
    host: {
      place: "node",
      now: () => NOW,
      random: () => 0.5,
      uuid: () => {
        draws += 1;
        return `00000000-0000-4000-8000-${String(draws).padStart(12, "0")}`;
      },
      sleep: () => Promise.resolve(),
      fetch: refuse("network"),
      readFile: refuse("files"),
      openFile: refuse("files"),
      createFile: refuse("files"),
      openStream: refuse("network"),
      openSocket: refuse("network"),
      ...filesInMemory(),
      state: memoryState(),
      reveal: async (text) => text,
      runCode: async (program, passed) =>
        (await import("../sandbox/runHere.ts")).runHere({ ...program, now: NOW, seed: 1 }, new AbortController().signal, passed),
      ...host,
    },
    control: control ?? NO_CONTROL,
    run: { id: "run", startedAt: NOW, input: undefined, parameters: {}, ...run },
    signal: signal ?? new AbortController().signal,
    log: log ?? (() => undefined),
    progress: progress ?? (() => undefined),
  };
}

const FILES = new Map<string, Uint8Array>();

/** Files of a test, for as long as its process lives: what one node makes another can read. */
function filesInMemory(): Pick<NodeHost, "keepFile" | "fileOf" | "bytesOf"> {
  const bytesOf = async (item: Json): Promise<Uint8Array> => {
    const bytes = isFileItem(item) ? FILES.get(item.$file) : undefined;
    if (bytes === undefined) throw new NodeError("not-a-file", "A file was wanted, and this is none that is kept.");
    return bytes;
  };
  return {
    async keepFile({ name, type }, given) {
      const pieces: Uint8Array[] = [];
      for await (const piece of given instanceof Uint8Array ? [given] : given) pieces.push(piece.slice());
      const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        bytes.set(piece, at);
        at += piece.length;
      }
      const $file = bytesToHex(sha256(bytes));
      FILES.set($file, bytes);
      return { $file, name, type, size: bytes.length };
    },
    bytesOf,
    async fileOf(item) {
      const bytes = await bytesOf(item);
      return {
        ...(item as FileItem),
        pieces: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() as unknown as AsyncIterable<Uint8Array>,
      };
    },
  };
}

function paramsFor(type: NodeType, raw: { readonly [name: string]: unknown }, scope: ExpressionScope): Params<Fields> {
  const params: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(type.params)) {
    const resolve = resolver(raw[name], field);
    const perItem = type.mode === "once" && field.per === "item";
    params[name] = perItem ? (item: Item, index: number) => resolve({ ...scope, item, index }) : resolve(scope);
  }
  return params as Params<Fields>;
}

function resolver(given: unknown, field: Field): Resolve {
  if (field.kind === "code" && field.literal === true) return () => given ?? field.default;
  const resolve = template(given === undefined ? field.default : given);
  if (field.kind !== "list") return resolve;
  return (scope) => {
    const entries = resolve(scope);
    if (!Array.isArray(entries)) return entries;
    return entries.map((entry: JsonObject, at) =>
      itemFields(field.of, withDefaults(field.of, entry), Array.isArray(given) ? given[at] : undefined, scope),
    );
  };
}

/** Fields of an entry that are worked out per item become functions of it. */
function itemFields(of: Fields, entry: JsonObject, given: unknown, scope: ExpressionScope): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set([...Object.keys(entry), ...Object.keys(of)])].map((key) => {
      const value = entry[key];
      if (of[key]?.per !== "item") return [key, value];
      const written = isObject(given) && key in given ? template(given[key]) : (): unknown => value;
      return [key, (item: Item, index: number) => written({ ...scope, item, index })];
    }),
  );
}

function template(value: unknown): Resolve {
  if (typeof value === "function") return ({ item, index }) => (value as (item: Item | undefined, index: number) => unknown)(item, index);
  if (typeof value === "string") return textTemplate(value);
  if (Array.isArray(value)) {
    const parts = value.map(template);
    return (scope) => parts.map((part) => part(scope));
  }
  if (!isObject(value)) return () => value;
  const parts = Object.entries(value).map(([key, inner]) => [key, template(inner)] as const);
  return (scope) => Object.fromEntries(parts.map(([key, part]) => [key, part(scope)]));
}

function textTemplate(text: string): Resolve {
  const { evaluate } = compileTemplate(text);
  return (scope) => evaluate(scope);
}
