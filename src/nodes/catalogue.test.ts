import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkField, checkParams } from "../model/checkParams.ts";
import { NodeError } from "../model/failure.ts";
import type { Field, Fields } from "../model/field.ts";
import { isFileItem } from "../model/fileItem.ts";
import type { Item } from "../model/item.ts";
import { isObject, type Json, type JsonObject } from "../model/json.ts";
import type { NodeExample, NodeType, PortKind } from "../model/nodeType.ts";
import { inputsOf, outputsOf } from "../model/ports.ts";
import { builtInNodes } from "./index.ts";
import { runNode } from "./runNode.ts";
import { fileOf } from "./support/unpackNodes.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const icons = fileURLToPath(new URL("../../node_modules/lucide-static/icons/", import.meta.url));
const NO_FAULTS = () => [];
const cases = builtInNodes.map((type) => [type.type, type] as const);

const HOSTILE =
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":2,"then":3,"toJSON":4}';

/** Param values that walk into hostile names wherever a type takes names of fields. */
const hostileParams: { readonly [type: string]: JsonObject } = {
  aggregate: { mode: "fields", fields: ["__proto__", "constructor.prototype", "toString"] },
  "edit-fields": {
    fields: ["__proto__.polluted", "__proto__", "constructor.prototype.polluted", "toString.call", "new.__proto__.polluted"].map(
      (name) => ({
        name,
        value: true,
      }),
    ),
    remove: ["hasOwnProperty", "valueOf.x"],
  },
  compare: { by: ["__proto__"], fields: ["constructor.prototype", "toString"] },
  pivot: { mode: "unpivot", by: ["constructor"], fields: ["__proto__", "toString"], nameAs: "__proto__" },
  merge: { mode: "key", leftKey: "__proto__", clash: "prefix", join: "outer" },
  "remember-duplicates": { name: "__proto__", by: ["__proto__", "constructor"] },
  "query-jsonata": { query: "{`__proto__`.polluted: $, 'constructor': $.toString, '__proto__': $}" },
  "remove-duplicates": { by: ["__proto__", "constructor"] },
  "rename-fields": {
    fields: [
      { from: "constructor.prototype.polluted", to: "__proto__.polluted" },
      { from: "__proto__", to: "then" },
      { from: "then", to: "toString" },
      { from: "toString", to: "__proto__" },
    ],
  },
  sort: { by: [{ field: "__proto__" }, { field: "constructor.name", order: "desc" }] },
  "split-out": { field: "__proto__", include: "all", as: "__proto__" },
  statistics: { fields: ["__proto__", "constructor.length", "toString"] },
  summarize: { by: ["__proto__", "constructor"], fields: [{ field: "toString", op: "sum", as: "__proto__" }] },
  switch: {
    rules: [
      { port: "__proto__", where: true },
      { port: "constructor", where: true },
    ],
    mode: "all",
  },
};

/** Whether an item may leave a port of a kind. */
function kindFits(kind: PortKind | undefined, item: Item): boolean {
  if (kind === "text" || kind === "number") return typeof item === (kind === "text" ? "string" : "number");
  if (kind === "file") return isFileItem(item);
  return kind === undefined || kind === "any" || kind === "stream" || (isObject(item) && !isFileItem(item));
}

test("the catalogue holds one type for each file, and no name twice", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !/\.test\.ts$|^(index|runNode|modelServer)\.ts$/.test(name));
  expect(builtInNodes.map((type) => `${fileOf(type)}.ts`).sort()).toEqual(files.sort());
});

test("no node type imports another", () => {
  for (const type of builtInNodes) {
    const text = readFileSync(`${folder}${fileOf(type)}.ts`, "utf8");
    for (const [, from] of text.matchAll(/(?:from |import\()"(\.[^"]*)"/g))
      expect(from, type.type).toMatch(/^(\.\.\/model\/|\.\/(?:support|run)\/)/);
  }
});

describe.each(cases)("%s", (name, type) => {
  test("has a title, an icon, aliases, docs and labels", () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(type.title).not.toBe(name);
    expect(existsSync(`${icons}${type.icon}.svg`), `icon ${type.icon}`).toBe(true);
    expect(type.aliases.length).toBeGreaterThan(1);
    expect(type.docs.summary).toMatch(/^[A-Z].*\.$/);
    expect(type.docs.examples.length).toBeGreaterThan(0);
    for (const field of Object.values(type.params)) expect(field.label).not.toBe("");
    for (const [, param] of (type.summary ?? "").matchAll(/\{([^}]*)\}/g)) expect(Object.keys(type.params)).toContain(param);
    for (const field of Object.values(type.params)) if (field.showIf) expect(Object.keys(type.params)).toContain(field.showIf.param);
  });

  test("its description is plain data", () => {
    const { run: _, ...description } = type;
    expect(structuredClone(description)).toStrictEqual(description);
    expect(JSON.parse(JSON.stringify(description))).toStrictEqual(description);
  });

  test("its defaults and examples pass the check of params; an unknown param and a wrong kind do not", () => {
    for (const [name, field] of allFields(type.params)) {
      if (field.default !== undefined) expect(checkField(field, field.default as Json, [name], NO_FAULTS), name).toEqual([]);
    }
    for (const { params } of type.docs.examples) expect(checkParams(type.params, params, [], NO_FAULTS)).toEqual([]);
    expect(checkParams(type.params, { "no-such-param": 1 }, [], NO_FAULTS)).toContainEqual(
      expect.objectContaining({ code: "unknown-param" }),
    );
    for (const [name, field] of Object.entries(type.params)) {
      if (field.kind === "expression" || field.kind === "json") continue;
      expect(checkParams(type.params, { [name]: [{ wrong: [] }] }, [], NO_FAULTS), name).not.toEqual([]);
    }
  });

  test("what leaves its ports in its examples is of the kind that they say", () => {
    for (const { params, output = {} } of type.docs.examples) {
      for (const { name: port, kind } of outputsOf(type, params)) {
        for (const item of output[port] ?? []) expect(kindFits(kind, item), `${port}: ${JSON.stringify(item)}`).toBe(true);
      }
    }
  });

  test("ends when the host cuts it off", async () => {
    let asked = false;
    const cut = () => {
      asked = true;
      return Promise.reject(new Error("aborted"));
    };
    const { params, input } = type.docs.examples[0] as NodeExample;
    const running = runNode(type, {
      params,
      ...(input && { input }),
      host: {
        sleep: cut,
        fetch: cut,
        readFile: cut,
        openFile: cut,
        createFile: cut,
        openStream: cut,
        openSocket: cut,
        fileOf: cut,
        bytesOf: cut,
      },
      signal: AbortSignal.abort(),
    });
    const ended = await running.then(
      () => "finished",
      () => "failed",
    );
    expect(ended).toBe(asked ? "failed" : "finished");
  });

  test("its tests are beside it", () => {
    expect(existsSync(`${folder}${fileOf(type)}.test.ts`)).toBe(true);
  });

  test.each(type.docs.examples.map((example) => [example.title, example] as const))("example: %s", async (_, example) => {
    expect(Object.keys(type.params)).toEqual(expect.arrayContaining(Object.keys(example.params)));
    if (example.output === undefined) return;
    const input = freeze(structuredClone(example.input));
    const outputs = await runExample(type, example, input);
    expect(outputs).toStrictEqual(example.output);
    expect(input).toEqual(example.input);
    expectPlain(outputs, []);
  });

  test("hostile keys go through it unharmed", async () => {
    const example = type.docs.examples[0] as NodeExample;
    for (const params of [example.params, hostileParams[name]]) {
      if (params === undefined) continue;
      const items = freeze([JSON.parse(HOSTILE), JSON.parse(HOSTILE)] as Item[]);
      const input = Object.fromEntries(inputsOf(type, params).map((port) => [port.name, items]));
      const outputs = await runNode(type, { params, input }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(NodeError);
        return {};
      });
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expectPlain(outputs, []);
      expect(items.map((item) => JSON.stringify(item))).toEqual([HOSTILE, HOSTILE]);
    }
  });
});

function allFields(fields: Fields): (readonly [string, Field])[] {
  return Object.entries(fields).flatMap(([name, field]) => [[name, field] as const, ...(field.kind === "list" ? allFields(field.of) : [])]);
}

async function runExample(type: NodeType, example: NodeExample, input: NodeExample["input"]) {
  return await runNode(type, { params: example.params, ...(input !== undefined && { input }) });
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** No undefined, no NaN, no strange prototype, at any depth. */
function expectPlain(value: unknown, path: readonly string[]): void {
  expect(value, path.join(".")).not.toBeUndefined();
  if (typeof value === "number") expect(Number.isFinite(value), path.join(".")).toBe(true);
  if (isObject(value)) expect([Object.prototype, null]).toContain(Object.getPrototypeOf(value));
  if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) expectPlain(inner, [...path, key]);
}
