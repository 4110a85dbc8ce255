import type { Attack } from "./attack.ts";

/** What a way out would find, one word each; in the sandbox there is none of them. */
const OUTSIDE = "process require module postMessage fetch XMLHttpRequest WebAssembly setTimeout Deno importScripts".split(" ");
const LOOK = `return [${OUTSIDE.map((name) => `typeof ${name} === "undefined" ? "" : "${name} "`).join()}].join("")`;

/**
 * Every production of the language that makes a value or hands one on, as statements that end with the value in `v`: what can be reached from a
 * value must not hang on how it was come by.
 */
const CARRIERS: Readonly<Record<string, string>> = {
  "a number": "v = 1",
  "a BigInt": "v = 1n",
  "a text": "v = 'x'",
  "a boolean": "v = true",
  "a symbol": "v = Symbol('x')",
  "a regular expression": "v = /x/",
  "a list": "v = []",
  "a list with a spread": "v = [...'ab']",
  "a list with a hole": "v = [, 1]",
  "an object": "v = {}",
  "an object with a spread": "v = { ...{ a: 1 } }",
  "an object without a prototype": "v = Object.setPrototypeOf({ __proto__: null }, Object.prototype)",
  "a computed key": "v = { ['x' + 1]: {} }.x1",
  "a shorthand": "const x = {}; v = { x }.x",
  "a method": "v = { m() {} }.m",
  "a getter": "v = { get x() { return {}; } }.x",
  "a setter": "v = Object.getOwnPropertyDescriptor({ set x(_) {} }, 'x').set",
  "a template": "v = `a${1}b`",
  "a tagged template": "v = ((strings) => strings)`a${1}b`",
  "the raw texts of a template": "v = ((strings) => strings.raw)`a`",
  "a function": "v = function () {}",
  "a named function": "v = function f() { return f; }()",
  "an arrow function": "v = () => 0",
  "an async function": "v = async () => 0",
  "a generator": "v = (function* () {})()",
  "a generator function": "v = function* () {}",
  "an async generator": "v = (async function* () {})()",
  "a class": "v = class {}",
  "an instance": "v = new (class {})()",
  "a derived class": "v = class extends Array {}",
  "a static block": "class A { static x; static { A.x = {}; } } v = A.x",
  "a private field": "v = new (class { #a = {}; a() { return this.#a; } })().a()",
  "super in a method": "v = { __proto__: { m() { return {}; } }, m() { return super.m(); } }.m()",
  "this in a method": "v = { m() { return this; } }.m()",
  "new.target": "v = new (function () { return { target: new.target }; })().target",
  arguments: "v = (function () { return arguments; })(1)",
  "a default argument": "v = ((a = {}) => a)()",
  "rest arguments": "v = ((...rest) => rest)(1)",
  "destructuring of an object": "({ a: v } = { a: {} })",
  "destructuring of a list": "[v] = [{}]",
  "destructuring with a default": "[{ a: v = {} }] = [{}]",
  "destructuring with a rest": "({ ...v } = { a: 1 })",
  "optional access": "v = { a: {} }?.a",
  "an optional call": "v = (() => ({}))?.()",
  "a condition": "v = true ? {} : 0",
  nullish: "v = null ?? {}",
  or: "v = 0 || {}",
  and: "v = 1 && {}",
  "assignment by nullish": "v ??= {}",
  "a comma": "v = (0, {})",
  "an assignment": "let a; v = a = {}",
  typeof: "v = typeof v",
  void: "v = [void 0]",
  "a catch binding": "try { throw {}; } catch (error) { v = error; }",
  "a caught error": "try { null.x; } catch (error) { v = error; }",
  "a syntax error": "try { eval('('); } catch (error) { v = error; }",
  "a range error": "try { [].length = -1; } catch (error) { v = error; }",
  "a stack overflow": "const f = () => f() + 1; try { f(); } catch (error) { v = error; }",
  "for of": "for (v of [{}]);",
  "for in": "for (v in { a: 1 });",
  "a for binding": "for (let at = {}; v === undefined; ) v = at;",
  "a label": "out: for (;;) { v = {}; break out; }",
  "a switch": "switch (1) { default: v = {}; }",
  finally: "v = (() => { try { return {}; } finally { } })()",
  yield: "v = (function* () { yield {}; })().next().value",
  "yield of another": "v = (function* () { yield* [{}]; })().next()",
  eval: "v = eval('({})')",
  "indirect eval": "v = (0, eval)('({})')",
  "a new Function": "v = new Function('return {}')()",
  "the items": "v = items",
  "the console": "v = console.log",
  "a helper": "v = text.slug",
  "the clock": "v = new Date()",
  "the parsed": "v = JSON.parse('{\"a\":{}}').a",
};

/** From a value to what makes functions of text. */
const WAYS: Readonly<Record<string, string>> = {
  "by dots": "v.constructor.constructor",
  "by computed keys": "v['const' + 'ructor'][`constructor`]",
  "by destructuring": "(({ constructor: { constructor: found } }) => found)(Object(v))",
  "by prototypes": "Object.getPrototypeOf(Object.getPrototypeOf(async () => 0)).constructor",
  "by Reflect": "Reflect.get(Reflect.get(Object(v), 'constructor'), 'constructor')",
};
const WAY_NAMES = Object.keys(WAYS);

/** Each way for each carrier in turn: of every two neighbours all ways are gone, three a carrier. */
const carried: readonly Attack[] = Object.entries(CARRIERS).flatMap(([carrier, made], at) =>
  [0, 1, 2].map((step): Attack => {
    const way = WAY_NAMES[(at * 3 + step) % WAY_NAMES.length] as string;
    return {
      name: `${carrier}, ${way}`,
      source: `let v; ${made}; const make = ${WAYS[way]}; const got = make(${JSON.stringify(LOOK)})(); const first = await (got.next?.() ?? got); return first.value ?? first;`,
      ends: { value: "" },
    };
  }),
);

const INTRINSICS = [
  "globalThis Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect Proxy Date RegExp Promise Map Set WeakMap WeakSet WeakRef",
  "FinalizationRegistry Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer DataView Int8Array Uint8Array",
  "Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array eval parseInt parseFloat isNaN",
  "isFinite encodeURIComponent decodeURIComponent escape unescape console items text date list",
].flatMap((line) => line.split(" "));

/** Everything that can be reached from `root` without a call; the names of what is of no realm of ours come out. */
export const WALK = `
const foreign = [];
const seen = new Set();
const walk = (value, path) => {
  if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value) || path.length > 12) return;
  seen.add(value);
  let end = value;
  for (let next = Reflect.getPrototypeOf(end); next !== null; next = Reflect.getPrototypeOf(end)) end = next;
  if (end !== Object.prototype && end !== value) foreign.push(path.join("."));
  walk(Reflect.getPrototypeOf(value), [...path, "__proto__"]);
  for (const key of Reflect.ownKeys(value)) {
    const about = Reflect.getOwnPropertyDescriptor(value, key);
    for (const part of ["value", "get", "set"]) if (about !== undefined && part in about) walk(about[part], [...path, String(key)]);
  }
};
`;

const walked: readonly Attack[] = INTRINSICS.map((name) => ({
  name: `all that is reached from ${name}`,
  source: `${WALK} walk(${name}, [${JSON.stringify(name)}]); return foreign;`,
  ends: { value: [] },
}));

const HELPERS = {
  text: "words capitalize title camel snake kebab slug truncate squeeze lines escapeRegex",
  date: "iso day add between startOf weekday",
  list: "groupBy countBy unique sortBy chunk sum average range zip",
  console: "log info warn error debug",
};
/** Arguments of every kind, some of which call back, and then walk what they were given. */
const HOSTILE =
  "[], [[]], [[{ a: 1 }], 'a'], [[1, 2], (...given) => (walk(given, ['given']), 1)], ['abc', 2], [0, 1, 'days'], [{ toString() { walk(this, ['this']); return '1'; } }, 1], [null], [[1], [2]]";

const helped: readonly Attack[] = Object.entries(HELPERS).flatMap(([library, names]) =>
  names.split(" ").map((name) => ({
    name: `what ${library}.${name} gives and calls`,
    source: `${WALK} for (const given of [${HOSTILE}]) { try { walk(${library}.${name}(...given), ["result"]); } catch (error) { walk(error, ["error"]); } } return foreign;`,
    ends: { value: [] },
  })),
);

const METHODS = {
  "Object.prototype": "toString valueOf hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString",
  "Array.prototype":
    "push pop shift unshift map filter forEach join slice splice concat indexOf values keys entries reverse sort flat at includes",
  "String.prototype": "slice split replace trim charAt charCodeAt toString toLowerCase concat indexOf match",
  "Function.prototype": "call apply bind toString",
  "Number.prototype": "toString valueOf toFixed",
  "Promise.prototype": "then catch finally",
  Promise: "resolve reject all race",
  Object: "keys values entries defineProperty getPrototypeOf setPrototypeOf freeze assign",
  JSON: "parse stringify",
  Reflect: "apply construct ownKeys get",
  Array: "isArray from of",
};

/** What the sandbox itself uses after the program must not be the program's. */
const poisoned: readonly Attack[] = Object.entries(METHODS).flatMap(([owner, names]) =>
  names.split(" ").map((name) => ({
    name: `${owner}.${name} replaced`,
    source: `${owner}.${name} = () => { throw new Error("mine"); }; return [{ a: [1] }];`,
    ends: { value: [{ a: [1] }] },
  })),
);

/** Attacks made by rule: each production of the language as a carrier, each built-in object and helper walked, each method that could be used replaced. */
export const generatedAttacks: readonly Attack[] = [...carried, ...walked, ...helped, ...poisoned];
