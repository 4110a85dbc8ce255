import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { madeFrom } from "../model/madeOf.ts";
import type { NodeExample, NodeType } from "../model/nodeType.ts";
import { inputsOf } from "../model/ports.ts";
import { builtInNodes } from "./index.ts";
import { runNode } from "./runNode.ts";

/** Nodes of mode `once` whose items come from elsewhere, or from what nobody can tell: a query, a program, another workflow. */
const UNTOLD: ReadonlySet<string> = new Set(["code", "data-table", "execute-workflow", "query-jsonata", "query-sql"]);

const fed = builtInNodes.filter((type) => type.mode === "once" && inputsOf(type, {}).length > 0 && !UNTOLD.has(type.type));
const cases = fed.flatMap((type) => examplesOf(type).map((example) => [type.type, example.title, type, example] as const));

/** Those that need nothing of the outside and have items that can be known again. */
function examplesOf({ docs }: NodeType): readonly NodeExample[] {
  return docs.examples.filter(({ output, input }) => output !== undefined && input !== undefined && listsOf(input).flat().some(isObject));
}

function listsOf(input: NonNullable<NodeExample["input"]>): readonly (readonly Item[])[] {
  return Array.isArray(input) ? [input] : Object.values(input as { readonly [port: string]: readonly Item[] });
}

function isObject(item: Item): boolean {
  return typeof item === "object" && item !== null;
}

test.each(cases)(
  "each item that %s gives was passed on, or tells what it was made of: %s",
  async (_, _title, type, { params, input = [] }) => {
    const given = new Set(listsOf(input).flat());
    const outputs = Object.values(await runNode(type, { params, input }));
    const items = (type.emits === "packets" ? outputs.flat().flat() : outputs.flat()) as readonly Item[];
    for (const item of items.filter(isObject)) {
      const { of = [], places } = madeFrom(item) ?? {};
      const sources = given.has(item) ? [item] : places === undefined ? of : Array.from(places(), (at) => of[at] as Item);
      expect(sources, JSON.stringify(item)).not.toEqual([]);
      expect(sources.filter((source) => !given.has(source))).toEqual([]);
    }
  },
);

test("what a program gives once for each item was made of that item, and nothing is told of what a program says wrongly", async () => {
  const input = [{ n: 2 }, { n: 0 }, { n: 1 }];
  const sources = async (source: string): Promise<unknown[]> => {
    const type = builtInNodes.find((each) => each.type === "code") as NodeType;
    const { out = [] } = await runNode(type, { params: { mode: "once-per-item", source }, input });
    return out.map((item) => madeFrom(item)?.of);
  };
  const several = "return Array.from({ length: item.n }, () => ({}));";
  expect(await sources(several)).toEqual([[input[0]], [input[0]], [input[2]]]);
  expect(await sources("return await [{ a: item }];")).toEqual(input.map((item) => [item]));
  for (const lie of ["[3, 2, 3]", "[1, 1, 9]", "[0.5, 1, 3]", "{}", "no JSON", ""]) {
    const toText = `Array.prototype.toJSON = function () { return this.length === 3 && this[0] === 2 ? ${JSON.stringify(lie)} : [...this]; };`;
    expect(await sources(`${toText} ${several}`)).toEqual([undefined, undefined, undefined]);
  }
});

const WRITING = [
  ["chart", { kind: "histogram", x: "n" }],
  ["xlsx-build", {}],
  ["write-file", { path: "f", as: "ndjson" }],
  ["zip", { file: "x" }],
] as const;

test.each(WRITING)("a file of all items was made of all of them: %s", async (name, params) => {
  const type = builtInNodes.find((each) => each.type === name) as NodeType;
  const done = async (): Promise<void> => undefined;
  const host = {
    keepFile: async () => ({ $file: "0", name: "f", type: "text/plain", size: 0 }),
    bytesOf: async () => new Uint8Array(),
    createFile: async () => ({ write: done, close: done, abort: done }),
  };
  const input = [{ n: 1 }, { n: 2 }];
  const [file] = (await runNode(type, { params, input, host }))["out"] ?? [];
  expect(madeFrom(file)?.of).toBe(input);
  expect(madeFrom(file)?.places?.()).toEqual(Uint32Array.of(0, 1));
});

test("no other type of mode once has items as its input, but these, whose examples have none that can be known again or ask the outside", () => {
  const seen = new Set(cases.map(([name]) => name));
  expect(fed.map(({ type }) => type).filter((type) => !seen.has(type))).toEqual([
    "limit",
    "sample",
    "stop-and-error",
    ...WRITING.map(([name]) => name),
    "agent",
    "embed",
    "websocket-send",
  ]);
});
