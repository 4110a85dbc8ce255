import type { Json } from "../model/json.ts";
import type { Attack, AttackCode } from "./attack.ts";
import { generatedAttacks } from "./generatedAttacks.ts";

const gives = (name: string, source: string, value: Json | undefined): Attack => ({ name, source, ends: { value } });
const fails = (name: string, source: string, ...codes: readonly AttackCode[]): Attack => ({
  name,
  source,
  ends: { codes: codes.length > 0 ? codes : ["code-error"] },
});

const GLOBALS = "process require module global window self document fetch XMLHttpRequest WebSocket Worker importScripts postMessage";
const MORE_GLOBALS = "setTimeout setInterval queueMicrotask WebAssembly Deno Bun navigator location indexedDB crypto structuredClone";

const escapes: readonly Attack[] = [
  ...[...GLOBALS.split(" "), ...MORE_GLOBALS.split(" ")].map((name) => gives(`no ${name}`, `return typeof ${name};`, "undefined")),
  gives("constructor of the items", "return typeof items.constructor.constructor('return this')().process;", "undefined"),
  gives(
    "constructor of a function",
    "return typeof (() => 0).constructor('return typeof process === \"undefined\" ? 1 : process')();",
    "number",
  ),
  gives("constructor of console", "return typeof console.log.constructor('return this')().process;", "undefined"),
  gives("indirect eval", "return (0, eval)('typeof process');", "undefined"),
  gives("eval of a loop variable", "return eval('var polluted = 1; polluted');", 1),
  gives("Function with a body that closes it", "return Function('}); (() => {')();", undefined),
  gives("async function constructor", "return typeof (await (async () => 0).constructor('return this.process')());", "undefined"),
  gives("generator constructor", "return typeof (function* () {}).constructor('yield globalThis.process')().next().value;", "undefined"),
  gives("the caller of a strict function", "try { return typeof arguments.callee; } catch { return 'refused'; }", "refused"),
  gives("the stack of an error", "try { null.x; } catch (error) { return /file:|node_modules|https?:/.test(error.stack); }", false),
  gives("prepareStackTrace", "Error.prepareStackTrace = (_, frames) => frames; return typeof new Error('x').stack;", "string"),
  gives("this of a plain call", "return (function () { return typeof this; })();", "undefined"),
  gives("getters on the way out", "return { get a() { return typeof process; } };", { a: "undefined" }),
  gives(
    "a proxy as the result",
    "return new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }), get: (_, name) => name === 'a' ? 1 : undefined });",
    { a: 1 },
  ),
  fails("import()", "return (await import('node:fs')).readFileSync('/etc/passwd', 'utf8');"),
  fails("import of a URL", "await import('https://example.com/x.js');"),
  fails("an import declaration", "import fs from 'fs';"),
  fails("closing the wrapper", "}); throw new Error('out'); (function () {"),
];

const pollution: readonly Attack[] = [
  gives("Object.prototype", "Object.prototype.polluted = true; return 1;", 1),
  gives("__proto__ of an item", "items.__proto__.polluted = true; return 1;", 1),
  gives("Array.prototype", "Array.prototype.push = Array.prototype.map = null; return 1;", 1),
  gives("JSON replaced", "JSON.stringify = () => 'polluted'; JSON.parse = () => 0; return 1;", 1),
  gives("Promise.prototype.then that does nothing", "Promise.prototype.then = () => 0; return 1;", 1),
  fails("String replaced", "globalThis.String = () => 'x'; throw new Error('x');"),
  gives("frozen intrinsics", "Object.freeze(Object.prototype); Object.freeze(Array.prototype); return [1];", [1]),
  gives("toJSON of Object", "Object.prototype.toJSON = () => 'mine'; return {};", "mine"),
  gives("setter of Array.prototype", "Object.defineProperty(Array.prototype, '0', { set() {} }); return 1;", 1),
];

const results: readonly Attack[] = [
  gives(
    "__proto__ in the result",
    'return JSON.parse(\'{"__proto__":{"polluted":true}}\');',
    JSON.parse('{"__proto__":{"polluted":true}}') as Json,
  ),
  gives("a thenable in a plain program", "return { then: 1, a: 2 };", { then: 1, a: 2 }),
  gives("a thenable with a function", "return { then(resolve) { resolve({}); }, a: 2 };", { a: 2 }),
  gives("toJSON in the result", "return { toJSON: () => ({ a: 1 }) };", { a: 1 }),
  gives("a function as the result", "return () => 1;", undefined),
  gives("a symbol as the result", "return Symbol('x');", undefined),
  gives("NaN as the result", "return NaN;", null),
  gives("lone surrogates", "return '\\ud800'.length;", 1),
  fails("a circle as the result", "const a = {}; a.a = a; return a;"),
  fails("a BigInt as the result", "return 1n;"),
  fails("toJSON that throws", "return { toJSON() { throw new Error('no'); } };"),
  fails("a getter that throws", "return { get a() { throw new Error('no'); } };"),
  fails("toJSON without end", "return { toJSON() { for (;;); } };", "code-timeout"),
  { ...gives("a hole among the results of items", "return [,];", [null]), each: true, values: { items: [1] } },
  { ...fails("an item that throws", "if (item === 2) throw new Error('two');"), each: true, values: { items: [1, 2] } },
];

const thrown: readonly Attack[] = [
  fails("throws undefined", "throw undefined;"),
  fails("throws a text", "throw 'x';"),
  fails("throws an error with a getter", "throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } });"),
  fails("throws a proxy", "throw new Proxy({}, { get() { throw 1; }, ownKeys() { throw 2; } });"),
  fails(
    "throws an error whose message never comes",
    "throw Object.defineProperty(new Error(), 'stack', { get() { for (;;); } });",
    "code-timeout",
  ),
  fails("an error with a huge message", "throw new Error('x'.repeat(1e6));"),
  fails("rejects", "await Promise.reject(new Error('x'));"),
  fails("no program at all", ")]}"),
];

const loops: readonly Attack[] = [
  fails("while true", "while (true);", "code-timeout"),
  fails("a loop that catches its end", "for (;;) { try { for (;;); } catch {} finally { continue; } }", "code-timeout"),
  fails("a regular expression that backtracks", "return /^(a+)+$/.test('a'.repeat(40) + 'b');", "code-timeout"),
  fails("a long native sort", "return [...Array(5e5).keys()].sort(() => Math.random() - 0.5) && (() => { for (;;); })();", "code-timeout"),
  fails("a replace over a long text", "for (;;) 'a'.repeat(1e6).replaceAll('a', 'bb');", "code-timeout"),
  fails("promises without end", "const again = () => Promise.resolve().then(again); await again();", "code-timeout"),
  fails("an await that nobody fulfils", "await new Promise(() => {});"),
  fails("for await without end", "for await (const x of (async function* () { for (;;) yield 1; })());", "code-timeout"),
  fails("a generator without end", "return [...(function* () { for (;;) yield; })()];", "code-memory", "code-timeout"),
  fails("a long BigInt power", "let a = 3n; for (;;) a = a * a % (2n ** 20000n);", "code-timeout"),
  fails("a thenable that calls itself", "const a = { then(resolve) { resolve(a); } }; await a;", "code-timeout"),
];

const bombs: readonly Attack[] = [
  fails("a list that grows", "const a = []; for (;;) a.push(new Array(1000).fill(a.length));", "code-memory", "code-timeout"),
  fails("big buffers", "const a = []; for (;;) a.push(new ArrayBuffer(1e7));", "code-memory", "code-timeout"),
  fails("one enormous buffer", "return new Uint8Array(2 ** 31).length;"),
  fails("a text that doubles", "let a = 'xxxxxxxx'; for (;;) a += a;"),
  fails("an enormous repeat", "return 'x'.repeat(2 ** 30).length;"),
  fails(
    "an enormous sparse list in JSON",
    "const a = []; a[4294967294] = 1; return JSON.stringify(a);",
    "code-error",
    "code-memory",
    "code-timeout",
  ),
  fails("deep recursion", "const f = () => f() + 1; return f();"),
  fails("mutual recursion by toString", "const a = { toString() { return String(a); } }; return String(a);"),
  fails("recursion of getters", "const a = { get b() { return this.b; } }; return a.b;"),
  fails("deep JSON out", "let a = []; for (let at = 0; at < 1e5; at += 1) a = [a]; return a;", "code-error", "code-memory", "code-timeout"),
  fails("deep JSON text in", "return JSON.parse('['.repeat(1e6));"),
  fails("deep eval", "return eval('('.repeat(1e5) + ')'.repeat(1e5));"),
  fails("deep regular expression", "return new RegExp('('.repeat(1e5) + ')'.repeat(1e5));"),
  fails(
    "deep proxies",
    "let a = {}; for (let at = 0; at < 1e5; at += 1) a = new Proxy(a, {}); return a.x;",
    "code-error",
    "code-memory",
    "code-timeout",
  ),
  { ...gives("a console flood", "for (let at = 0; at < 2e4; at += 1) console.log('x'.repeat(100)); return 1;", 1), timeout: 20_000 },
  { ...gives("an enormous line on the console", "console.log('x'.repeat(5e6)); return 1;", 1), timeout: 20_000 },
  fails("a console flood without end", "for (;;) console.log('x');", "code-timeout"),
];

/** Every one must end within its limit and a second, and leave the host as it was. */
export const attacks: readonly Attack[] = [...escapes, ...pollution, ...results, ...thrown, ...loops, ...bombs, ...generatedAttacks];
