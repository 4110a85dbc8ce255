import { javascript } from "@codemirror/lang-javascript";
import { expect, test } from "vitest";
import { pathBefore } from "./programPath.ts";

const { language } = javascript({ typescript: true });
/** The path before the dot at which the cursor `|` stands. */
function pathIn(marked: string): string | undefined {
  const text = marked.replace("|", "");
  return pathBefore(language.parser.parse(text), text, marked.indexOf("|"));
}

test("a dot behind items and their members is a path of an expression", () => {
  expect(pathIn("return item.|")).toBe("item");
  expect(pathIn("item?.address.|ci")).toBe("item.address");
  expect(pathIn('item["ship to"].|')).toBe('item["ship to"]');
  expect(pathIn("items[0].|")).toBe("item");
  expect(pathIn("items[index].lines[2].|")).toBe("item.lines[0]");
  expect(pathIn("(items.at(-1)).|")).toBe("item");
  expect(pathIn("items.|")).toBe("items");
});

test("parameters of functions, loops and constants lead back to the items", () => {
  expect(pathIn("return items.map((x) => x.|")).toBe("item");
  expect(pathIn("return items.map(x => x.|)")).toBe("item");
  expect(pathIn("items.filter((x) => x.a > 1).map(function (y: any) { return y.| })")).toBe("item");
  expect(pathIn("items.flatMap((order) => order.lines.map((line) => line.|))")).toBe("item.lines[0]");
  expect(pathIn("items.reduce((sum, each) => sum + each.|, 0)")).toBe("item");
  expect(pathIn("items.toSorted((a, b) => a.n - b.|)")).toBe("item");
  expect(pathIn("list.sortBy(items, (each) => each.|)")).toBe("item");
  expect(pathIn("for (const each of items) { each.| }")).toBe("item");
  expect(pathIn("const a = 1, first: any = items.find(Boolean);\nreturn first.|")).toBe("item");
});

test("a name of the program's own that hides another, and what cannot be told, are unknown", () => {
  expect(pathIn("((item) => item.|)")).toBe("");
  expect(pathIn("items.reduce((sum) => sum.|)")).toBe("");
  expect(pathIn("items.map((x) => x.name).at(0).|")).toBe("");
  expect(pathIn("const item = item.a; item.|")).toBe("");
  expect(pathIn("let later; later.|")).toBe("");
});

test("there is no path in texts and comments, in numbers and where no dot is", () => {
  expect(pathIn('"item.|"')).toBeUndefined();
  expect(pathIn("// item.|")).toBeUndefined();
  expect(pathIn("1.|")).toBeUndefined();
  expect(pathIn("return it|")).toBeUndefined();
});
