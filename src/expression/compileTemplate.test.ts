import { expect, test } from "vitest";
import { compileTemplate } from "./compileTemplate.ts";
import { ExpressionError } from "./expressionError.ts";
import type { ExpressionScope } from "./expressionScope.ts";
import { FUNCTION_DOCS } from "./functions/functionDocs.ts";
import { FUNCTIONS } from "./functions/functions.ts";
import { loadFunctions } from "./functions/lateCode.ts";
import { hasExpression } from "./template.ts";

const item = { name: "Ada", total: 120, tags: ["b", "a"], "odd key": 1, nested: { deep: { value: 7 } }, none: null };
const scope: ExpressionScope = {
  item,
  items: [item, { name: "Bob", total: 80 }],
  index: 1,
  nodes: (id) => (id === "orders" || id === "my-node" ? { item: { n: 5 }, items: [{ n: 5 }, { n: 6 }] } : undefined),
  parameters: { minimum: 100 },
  config: { currency: "EUR" },
  variables: {},
  loop: { index: 3 },
  run: { id: "r1", startedAt: "2026-01-01T00:00:00.000Z" },
  now: Date.UTC(2026, 6, 1, 10),
  env: {},
};
const run = (source: string): unknown => compileTemplate(`\${${source}}`).evaluate(scope);
const code = (source: string): string => {
  try {
    run(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error.code;
    throw error;
  }
  return "no error";
};

test.each([
  ["${item.total >= parameters.minimum}", true],
  ["Hello ${item.name}!", "Hello Ada!"],
  ["${item.tags}", ["b", "a"]],
  ["tags: ${item.tags} ${item.none}${item.missing}.", 'tags: ["b","a"] .'],
  ["\\${item.name}", "${item.name}"],
  ["${ '}' + `${item.name}}` + \"}\" }", "}Ada}}"],
  ["${{ a: { b: item.total } }}", { a: { b: 120 } }],
  ["plain", "plain"],
  ["", ""],
])("%s gives %j", (text, value) => {
  expect(compileTemplate(text).evaluate(scope)).toEqual(value);
});

test.each([
  ["item['odd key']", 1],
  ["nodes.orders.item.n", 5],
  ['nodes["my-node"].items.length', 2],
  ["nodes.gone?.item", undefined],
  ["nodes.gone?.item.n.x", undefined],
  ["item.missing?.a.b.c()", "no method"],
  ["loop.index + index", 4],
  ["run.startedAt", "2026-01-01T00:00:00.000Z"],
  ["now", "2026-07-01T10:00:00.000Z"],
  ["today", "2026-07-01"],
  ["items.map(x => x.total).reduce((a, b) => a + b, 0)", 200],
  ["items.filter(x => x.total > 100).map((x, i) => ({ ...x, i })).length", 1],
  [
    "[1, 2, 3].map(x => [1, 2].map(y => x * y))",
    [
      [1, 2],
      [2, 4],
      [3, 6],
    ],
  ],
  ["item.tags.sort()", ["a", "b"]],
  ["['1', '2'].map(Number)", [1, 2]],
  ["0 / 0", null],
  ["1 / 0", null],
  ["-0", 0],
  ["{ a: 0 / 0, b: [-0, undefined] }", { a: null, b: [0, null] }],
  ["Math.max(...[1, 5, 2])", 5],
  ["'a' in { a: 1 }", true],
  ["typeof item.missing", "undefined"],
  ["null ?? 'x'", "x"],
  ["(item.missing?.a).b", "expression-value"],
])("the expression %s", (source, value) => {
  if (value === "no method") expect(code(source)).toBe("unknown-name");
  else if (value === "expression-value") expect(code(source)).toBe(value);
  else expect(run(source)).toEqual(value);
});

test("a member of undefined fails with the path and the remedy", () => {
  expect(() => run("item.customer.name")).toThrow(
    "item.customer is undefined, so “name” cannot be read from it; write item.customer?.name",
  );
});

test("problems have positions in the template's text", () => {
  expect(compileTemplate("Hi ${itm.name}").problems).toMatchObject([{ code: "unknown-name", position: 5 }]);
  expect(compileTemplate("Hi ${item.name").problems).toMatchObject([{ code: "expression-syntax", position: 3 }]);
  expect(compileTemplate("${secrets[item.name]}").problems).toMatchObject([{ code: "unknown-name", position: 10 }]);
});

test.each([
  "a = 1",
  "new Date()",
  "this",
  "/a/",
  "function () {}",
  "a, b",
  "f`x`",
  "item.x++",
  "--item.x",
  "delete item.x",
  "await item",
  "x => x",
  "[].map(({ a }) => a)",
  "item.tags.push(1)",
  "item.tags.map",
  "upper",
  "`${1",
  "{ a b }",
  "f(1 2)",
])("%s is refused without being run", (source) => {
  const { problems, evaluate } = compileTemplate(`\${${source}}`);
  if (source === "item.tags.map") return expect(evaluate(scope)).toBeUndefined();
  expect(problems).toHaveLength(1);
  return expect(() => evaluate(scope)).toThrow(ExpressionError);
});

test("what an expression reads is known beforehand", () => {
  const { reads } = compileTemplate('${nodes.a.item.x} ${nodes["b-c"].items.map(item => item.y)} ${config.z}');
  expect([...reads.names].sort()).toEqual(["config", "nodes"]);
  expect(Object.fromEntries(reads.nodes)).toEqual({ a: { item: true, items: false }, "b-c": { item: false, items: true } });
});

test("text without an expression is constant", () => {
  expect(compileTemplate("a $ {b}")).toMatchObject({ constant: true, value: "a $ {b}" });
  expect(hasExpression("a $ {b}")).toBe(false);
});

test.each(FUNCTION_DOCS)("$name: its example gives its result", async ({ example, result }) => {
  compileTemplate(`\${${example}}`);
  await loadFunctions();
  expect(run(example)).toEqual(result);
});

test("every function is documented", () => {
  expect(FUNCTION_DOCS.map(({ name }) => name)).toEqual([...FUNCTIONS.keys()]);
});

test("there are 60 functions or more", () => {
  expect(FUNCTIONS.size).toBeGreaterThanOrEqual(60);
});
