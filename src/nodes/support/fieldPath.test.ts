import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../model/json.ts";
import { copyRecord } from "./copyRecord.ts";
import { flatName, lastName, parsePath, readField, removeField, writeField } from "./fieldPath.ts";

const get = (item: Json, path: string) => readField(item, parsePath(path));
const set = (item: JsonObject, path: string, value: Json) => {
  const draft = copyRecord(item);
  writeField(draft, parsePath(path), value);
  return draft;
};
const remove = (item: JsonObject, path: string) => {
  const draft = copyRecord(item);
  removeField(draft, parsePath(path));
  return draft;
};

test.each([
  ["name", ["name"]],
  ["a.b[0].c", ["a", "b", 0, "c"]],
  ['["a.b"].c', ["a.b", "c"]],
  ["a[0][1]", ["a", 0, 1]],
  ["", []],
  ["Price (EUR)", ["Price (EUR)"]],
  ["a..b", ["a..b"]],
  ["a[", ["a["]],
  ["a.", ["a."]],
])("reads the path %j", (text, steps) => {
  expect(parsePath(text).steps).toEqual(steps);
});

test("reads fields at any depth, and nothing that is not there", () => {
  const item = { a: { b: [{ c: 1 }] }, "x.y": 2, x: { y: 3 }, t: "text" };
  expect(get(item, "a.b[0].c")).toBe(1);
  expect(get(item, "a.b.0.c")).toBe(1);
  expect(get(item, "")).toBe(item);
  expect(get([5, 6], "[1]")).toBe(6);
  for (const path of ["a.z", "a.b[1].c", "a.b.length", "t.length", "toString", "a.constructor", "__proto__", "z.z.z"]) {
    expect(get(item, path), path).toBeUndefined();
  }
});

test("a field whose name is the whole path comes first", () => {
  expect(get({ "x.y": 2, x: { y: 3 } }, "x.y")).toBe(2);
  expect(set({ "x.y": 2 }, "x.y", 9)).toEqual({ "x.y": 9 });
  expect(remove({ "x.y": 2, x: { y: 3 } }, "x.y")).toEqual({ x: { y: 3 } });
});

test("writing makes what is missing and changes nothing that was given", () => {
  const item = Object.freeze({ a: Object.freeze({ b: Object.freeze([1]) }), s: "scalar" });
  expect(set(item, "a.b[1]", 2)).toEqual({ a: { b: [1, 2] }, s: "scalar" });
  expect(set(item, "a.c.d", 2)).toEqual({ a: { b: [1], c: { d: 2 } }, s: "scalar" });
  expect(set(item, "s.t", 2)).toEqual({ a: { b: [1] }, s: { t: 2 } });
  expect(set({}, "l[0].x", 1)).toEqual({ l: [{ x: 1 }] });
  expect(item).toEqual({ a: { b: [1] }, s: "scalar" });
});

test("writing far beyond the end of a list, or nowhere, is an error", () => {
  expect(() => set({}, "a[4000000]", 1)).toThrow(expect.objectContaining({ code: "bad-path" }));
  expect(() => set({}, "", 1)).toThrow(expect.objectContaining({ code: "bad-path" }));
});

test("removing cuts out fields and places, and minds nothing that is missing", () => {
  const item = { a: { b: [1, { c: 2, d: 3 }] } };
  expect(remove(item, "a.b[1].c")).toEqual({ a: { b: [1, { d: 3 }] } });
  expect(remove(item, "a.b[0]")).toEqual({ a: { b: [{ c: 2, d: 3 }] } });
  expect(remove(item, "a")).toEqual({});
  for (const path of ["", "z", "a.z.z", "a.b[7]", "a.b.x"]) expect(remove(item, path)).toEqual(item);
});

test("names of prototypes are names like any other", () => {
  for (const path of ["__proto__", "__proto__.x", "constructor.prototype.x", "a.__proto__.x"]) {
    const draft = set({}, path, 1);
    expect(Object.getPrototypeOf(draft)).toBe(Object.prototype);
    expect(get(draft, path), path).toBe(1);
    expect(JSON.stringify(remove(draft, path))).not.toContain("1");
  }
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

test("law: what was written is read, and the item it was written from stays", () => {
  const name = fc.oneof(fc.constantFrom("a", "b", "__proto__", "constructor"), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(
      fc.dictionary(name, fc.jsonValue({ maxDepth: 2 })),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.jsonValue(),
      (given, steps, value) => {
        const item = JSON.parse(JSON.stringify(given)) as JsonObject;
        const before = JSON.stringify(item);
        const path = { text: "no such field\u0000", steps };
        const draft = copyRecord(item);
        try {
          writeField(draft, path, value as Json);
        } catch (error) {
          expect(error).toMatchObject({ code: "bad-path" });
          return;
        }
        expect(readField(draft as JsonObject, path)).toEqual(value);
        expect(JSON.stringify(item)).toBe(before);
      },
    ),
  );
});

test("names for results", () => {
  expect(lastName(parsePath("order.lines[0]"))).toBe("lines");
  expect(lastName(parsePath(""))).toBe("value");
  expect(flatName(parsePath("a.b"))).toBe("a.b");
  expect(flatName(parsePath('["a b"]'))).toBe("a b");
});
