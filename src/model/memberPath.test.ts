import { expect, test } from "vitest";
import { compileTemplate } from "../expression/compileTemplate.ts";
import type { ExpressionScope } from "../expression/expressionScope.ts";
import { memberPath } from "./memberPath.ts";

test("a name stands behind a dot, any other key in brackets and quotes", () => {
  expect(memberPath("item", "total")).toBe("item.total");
  expect(memberPath("item", "größe")).toBe("item.größe");
  expect(memberPath("item", "ship to")).toBe('item["ship to"]');
  expect(memberPath(memberPath("nodes", "with-dash"), "item")).toBe('nodes["with-dash"].item');
});

test("the path of every key reads the value under it", () => {
  for (const key of ["total", "ship to", "a.b", "", "1", '"quoted"', "back\\slash", "}", "${x}", "`", "line\nbreak", "for"]) {
    const scope = { item: { [key]: 7 } } as unknown as ExpressionScope;
    expect(compileTemplate(`\${${memberPath("item", key)}}`).evaluate(scope), key).toBe(7);
  }
});
