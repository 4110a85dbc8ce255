import { expect, test } from "vitest";
import { completeTemplate } from "./completeTemplate.ts";
import type { ExpressionScope } from "./expressionScope.ts";

const scope = { item: { name: "Ada", "first name": "A" }, parameters: {}, config: {} } as unknown as ExpressionScope;
const at = (text: string, position = text.length) => completeTemplate(text, position, scope).map(({ label, from }) => `${label} ${from}`);

test("inside `${ }` what fits is told with its place in the whole text", () => {
  expect(at("Hello ${item.na")).toEqual(["name 13"]);
  expect(at("${item.name} and ${item.na}", 26)).toEqual(["name 24"]);
  expect(at("${item.f")).toEqual(['["first name"] 6']);
});

test("outside of it, behind an escaped one, and in quotes nothing is offered", () => {
  expect(at("item.na")).toEqual([]);
  expect(at("${item.name} item.na")).toEqual([]);
  expect(at("\\${item.na")).toEqual([]);
  expect(at('${"item.na')).toEqual([]);
  expect(at('${"a\\"" + item.na')).toEqual(["name 15"]);
});
