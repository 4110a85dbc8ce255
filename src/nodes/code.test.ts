import { expect, test, vi } from "vitest";
import { NodeError } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { JsonObject } from "../model/json.ts";
import { code } from "./code.ts";
import { runNode } from "./runNode.ts";

async function run(source: string, input: readonly Item[] = [], params: JsonObject = {}): Promise<readonly Item[]> {
  return (await runNode(code, { params: { source, ...params }, input, run: { parameters: { factor: 3 } } })).out ?? [];
}

const perItem = { mode: "once-per-item" };

async function failure(running: Promise<unknown>): Promise<NodeError> {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NodeError)) throw new Error(`a NodeError was expected, and not ${String(error)}`);
  return error;
}

test("a list that is returned is several items, another value one, nothing none", async () => {
  expect(await run("return [1, 2];")).toEqual([1, 2]);
  expect(await run("return { a: 1 };")).toEqual([{ a: 1 }]);
  expect(await run("return null;")).toEqual([null]);
  expect(await run("")).toEqual([]);
});

test("it finds items, the first item and the parameters of the run", async () => {
  expect(await run("return items.map((each) => each * parameters.factor + item);", [1, 2])).toEqual([4, 7]);
  expect(await run("return item;", [])).toEqual([null]);
});

test("once per item it finds item and index, and gives all results in order", async () => {
  expect(await run("if (item !== 'b') return [item, index];", ["a", "b", "c"], perItem)).toEqual(["a", 0, "c", 2]);
  expect(await run("return await Promise.resolve(item + 1);", [1, 2], perItem)).toEqual([2, 3]);
  expect(await run("return items.length;", [], perItem)).toEqual([]);
});

test("`${` means nothing in a program", async () => {
  expect(await run("return `${items.length} items`;", [1])).toEqual(["1 items"]);
  expect(code.params.source).toMatchObject({ kind: "code", literal: true });
});

test("types are stripped and lines stay where they are", async () => {
  const source =
    "type Order = { total: number };\nconst orders = items as Order[];\nreturn orders.map((each: Order): number => each.total);";
  expect(await run(source, [{ total: 5 }])).toEqual([5]);
  expect(await failure(run("interface A {\n  b: number\n}\nconst a: A = { b: 1 };\n\nthrow new RangeError(`bad ${a.b}`);"))).toMatchObject({
    code: "code-error",
    message: "RangeError: bad 1 (line 6)",
  });
});

test("a failure names the item and the line, one of the text its line", async () => {
  const source = "if (index === 2) {\n  return item.a.b;\n}";
  expect((await failure(run(source, [{}, {}, {}], perItem))).message).toMatch(/^TypeError: .* \(item 2, line 2\)$/);
  expect((await failure(run("const a = 1;\nreturn a +* 2;"))).message).toMatch(/^SyntaxError: .* \(line 2\)$/);
  expect(await failure(run("throw 'no';"))).toMatchObject({ code: "code-error", message: "it threw no" });
});

test("the console goes to the log, the last line into the hint of a failure", async () => {
  const lines: string[] = [];
  const source = "console.log('a', 1, { b: [2] }); console.error(new Error('c'));";
  await runNode(code, { params: { source }, log: (line) => lines.push(line) });
  expect(lines).toEqual(['a 1 {"b":[2]}', "error: Error: c"]);
  expect((await failure(run("console.log('so far'); throw 1;"))).hint).toContain("so far");
});

test("an import is refused with what there is instead", async () => {
  expect((await failure(run("import _ from 'lodash';\nreturn 1;"))).hint).toContain("text, date and list");
});

test("the clock stands at the start of the node, and chance repeats", async () => {
  expect(await run("return [Date.now(), new Date().getTime(), +new Date(5), typeof Date()];")).toEqual([
    Date.UTC(2024, 0, 1),
    Date.UTC(2024, 0, 1),
    5,
    "string",
  ]);
  const draws = await run("return [Math.random(), Math.random()];");
  expect(draws[0]).not.toBe(draws[1]);
  expect(await run("return [Math.random(), Math.random()];")).toEqual(draws);
});

test("a program that takes too long or too much is ended", async () => {
  expect(await failure(run("for (;;);", [], { timeout: "50ms" }))).toMatchObject({ code: "code-timeout", kind: "timeout" });
  expect(await failure(run("const a = []; for (;;) a.push(new Array(1000).fill(0));", [], { memory: 8 }))).toMatchObject({
    code: "code-memory",
  });
});

test("limits and programs that make no sense are refused, with the param at fault", async () => {
  expect(await failure(run("", [], { timeout: "soon" }))).toMatchObject({ param: "timeout" });
  expect(await failure(run("", [], { timeout: 0 }))).toMatchObject({ param: "timeout" });
  expect(await failure(run("", [], { timeout: "2h" }))).toMatchObject({ param: "timeout" });
  expect(await failure(run("", [], { memory: 0 }))).toMatchObject({ param: "memory" });
  expect(await failure(runNode(code, { params: { source: 5 } }))).toMatchObject({ param: "source" });
});

test("hostile keys go in and out as data", async () => {
  const item = JSON.parse('{"__proto__":{"polluted":true},"constructor":1,"then":2}') as Item;
  expect(JSON.stringify(await run("return item;", [item], perItem))).toBe(JSON.stringify([item]));
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("the helpers do what the documentation says", async () => {
  const source = `return [
    text.words("fooBar baz_HTTPServer 2nd"), text.title("ÉCOLE du soir"), text.camel("two words"), text.snake("twoWords"), text.kebab("Two words"),
    text.truncate("abcdef", 4), text.squeeze("  a \\n b "), text.lines("a\\r\\nb"), new RegExp(text.escapeRegex("a.b")).test("axb"), text.capitalize("ab"),
    date.add("2024-01-31", 1, "months"), date.add("2024-03-01", -1), date.between("2024-01-01", "2024-01-03"), date.startOf("2024-05-17T10:11:12Z", "month"),
    date.weekday("2024-01-07"), date.day("2024-01-07T23:00:00Z"), date.iso(0),
    list.groupBy([{ a: 1 }, { a: 2 }, { a: 1 }], "a"), list.countBy(["x", "y", "x"], (each) => each), list.unique([1, 2, 1]),
    list.sortBy([{ n: 2 }, { n: null }, { n: 1 }], "n", "desc"), list.chunk([1, 2, 3], 2), list.sum([1, "2", null]), list.average([]), list.range(1, 3),
    list.zip([1, 2], ["a", "b"]),
  ];`;
  expect(await run(source)).toEqual([
    ["foo", "Bar", "baz", "HTTP", "Server", "2nd"],
    "École Du Soir",
    "twoWords",
    "two_words",
    "two-words",
    "abc…",
    "a b",
    ["a", "b"],
    false,
    "Ab",
    "2024-02-29T00:00:00.000Z",
    "2024-02-29T00:00:00.000Z",
    2,
    "2024-05-01T00:00:00.000Z",
    7,
    "2024-01-07",
    "1970-01-01T00:00:00.000Z",
    [
      { key: 1, items: [{ a: 1 }, { a: 1 }] },
      { key: 2, items: [{ a: 2 }] },
    ],
    [
      { key: "x", count: 2 },
      { key: "y", count: 1 },
    ],
    [1, 2],
    [{ n: null }, { n: 2 }, { n: 1 }],
    [[1, 2], [3]],
    3,
    null,
    [1, 2, 3],
    [
      [1, "a"],
      [2, "b"],
    ],
  ]);
  expect((await failure(run("return date.iso('soon');"))).message).toContain("“soon” is no date");
});

test("once per item it tells at most twice a second how many items are through, and nothing of a program that is soon done", async () => {
  const source = "for (let n = 0; n < 1e5; n += 1); return 1;";
  const work = async (step: number, params: JsonObject): Promise<(readonly [done: number, total: number | undefined, at: number])[]> => {
    const told: [number, number | undefined, number][] = [];
    let now = 0;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => {
      now += step;
      return now;
    });
    const progress = (done: number, total?: number): void => void told.push([done, total, now]);
    await runNode(code, { params: { source, timeout: "1h", ...params }, input: [0, 0, 0, 0, 0, 0, 0, 0], progress }).finally(() =>
      clock.mockRestore(),
    );
    return told;
  };
  const told = await work(100, perItem);
  expect(told.length).toBeGreaterThan(2);
  for (const [at, [done, total, time]] of told.entries()) {
    const [before, , timeBefore] = told[at - 1] ?? [0, 0, 0];
    expect(total).toBe(8);
    expect(done).toBeGreaterThanOrEqual(before);
    expect(done).toBeLessThan(8);
    expect(time - timeBefore).toBeGreaterThanOrEqual(500);
  }
  expect(await work(0.001, perItem)).toEqual([]);
  expect(await work(100, {})).toEqual([]);
});

test("a program finds every name that its docs tell", async () => {
  const names = Object.entries(code.docs.finds ?? {}).flatMap(([name, members]) => [name, ...members.map((each) => `${name}.${each}`)]);
  expect(await run(`return [${names.map((name) => `typeof ${name}`).join(", ")}];`, [1], perItem)).not.toContain("undefined");
});
