import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { WorkflowEngine } from "../src/index.ts";
import { markdownIn } from "./pages.mjs";

const root = resolve(import.meta.dirname, "..");
const guides = markdownIn(join(root, "docs/guides"));
const blocks = (name, language) =>
  [...guides.get(name).matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text]) => text);
const workflows = [...guides.keys()].flatMap((name) => blocks(name, "yaml").map((text) => [name, text]));

test("there is a workflow in every guide but the list of them", () => {
  const with_ = new Set(workflows.map(([name]) => name));
  expect([...guides.keys()].filter((name) => !with_.has(name))).toEqual(["README.md"]);
});

test.each(workflows)("%s: a workflow in it has no problems, and its tests hold", async (_, text) => {
  const engine = new WorkflowEngine({ allow: { net: ["*"], secrets: ["*"] } });
  expect(engine.check(text)).toEqual([]);
  const verdicts = await engine.test(text);
  expect(verdicts.length).toBeGreaterThan(0);
  for (const verdict of verdicts) expect(verdict).toMatchObject({ status: "passed" });
});

test("the expressions have the values that stand behind them", async () => {
  const lines = blocks("expressions.md", "text")[0].trim().split("\n");
  for (const line of lines) {
    const [, expression, value] = /^(.*) \/\/ (.*)$/.exec(line);
    const node = { type: "edit-fields@1", params: { fields: [{ name: "value", value: `\${${expression}}` }], keep: "only" } };
    const { outputs, failures } = await new WorkflowEngine().execute({ format: "vwmp/1", name: "E", nodes: { node }, edges: [] });
    expect({ line, failures, outputs }).toEqual({ line, failures: [], outputs: { node: [{ value: JSON.parse(value) }] } });
  }
});

test("what a guide links to is there", () => {
  for (const [name, text] of guides) {
    for (const [, path] of text.matchAll(/\]\(([^):#]+)\)/g))
      expect({ name, path, there: existsSync(join(root, "docs/guides", path)) }).toEqual({ name, path, there: true });
  }
});

test("every picture of the docs is shown, each with words for those who do not see it", () => {
  const shown = [...guides.values(), ...markdownIn(join(root, "docs")).values()].flatMap((text) => [
    ...text.matchAll(/!\[([^\]]*)\]\((?:\.\.\/)?images\/([\w-]+\.png)\)/g),
  ]);
  for (const [, words, picture] of shown) expect({ picture, words: words.split(" ").length > 5 }).toEqual({ picture, words: true });
  const inReadme = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/docs\/images\/([\w-]+\.png)/g)].map(
    ([, picture]) => picture,
  );
  expect([...shown.map(([, , picture]) => picture), ...inReadme].sort()).toEqual(readdirSync(join(root, "docs/images")).sort());
});

test("README.md lists every guide, and the README of the project leads there", () => {
  for (const name of guides.keys()) if (name !== "README.md") expect(guides.get("README.md")).toContain(`](${name})`);
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain("docs/guides/README.md");
});
