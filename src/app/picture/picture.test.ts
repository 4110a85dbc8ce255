import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { defineNode } from "../../model/defineNode.ts";
import type { Workflow } from "../../model/workflow.ts";
import { fittedText, textWidth } from "./fittedText.ts";
import { DARK, LIGHT } from "./palette.ts";
import { pngScale } from "./svgToPng.ts";
import { workflowMermaid } from "./workflowMermaid.ts";
import { workflowSvg } from "./workflowSvg.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const CATALOGUE = [
  defineNode({ type: "plain", title: "Plain", docs: { summary: "Does a thing.", examples: [] }, run: () => undefined }),
  defineNode({ type: "branch", title: "Branch", outputs: [{ name: "yes" }, { name: "no" }], run: () => undefined }),
];
const FLOW: Workflow = {
  format: "vwmp/1",
  name: "Flow",
  nodes: { a: { type: "plain@1", name: "First" }, b: { type: "branch@1" }, c: { type: "gone@3" } },
  edges: ["a -> b", "b.yes -> c", "b.error -> c"],
  layout: { nodes: { a: [0, 0], b: [280, 0], c: [560, 0] } },
};

test("the colours are those of the studio", () => {
  const tokens = readFileSync(join(ROOT, "src/app/ui/tokens.css"), "utf8");
  for (const name of Object.keys(LIGHT) as (keyof typeof LIGHT)[]) {
    expect(tokens).toContain(`--${name}: light-dark(${LIGHT[name]}, ${DARK[name]});`);
  }
});

test("a picture shows every card, every edge and the name of the workflow", () => {
  const { svg, width, height } = workflowSvg(FLOW, CATALOGUE, LIGHT);
  expect(XMLValidator.validate(svg)).toBe(true);
  expect(svg).toContain("<title>Flow</title>");
  for (const shown of [">First<", ">Plain<", ">Does a thing.<", ">Branch<", ">yes<", ">gone@3<"]) expect(svg).toContain(shown);
  expect(svg.match(/<path d="M[^"]+C/g)).toHaveLength(3);
  expect([width, height]).toEqual([560 + 220 + 112, 84 + 112]);
});

test("regions are frames with their name and kind, notes say what they say", () => {
  const { svg } = workflowSvg(
    {
      ...FLOW,
      regions: { r: { kind: "loop", name: "Again", nodes: ["a"] } },
      layout: { ...FLOW.layout, notes: [{ at: [0, 300], text: "Mind\nthe gap" }] },
    },
    CATALOGUE,
    DARK,
  );
  for (const shown of [">Again<", ">Loop", ">Mind<", ">the gap<"]) expect(svg).toContain(shown);
});

test("no text of a workflow can become markup: any name gives well-formed XML with nothing but shapes and texts", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "</text><script>alert(1)</script>",
      '"><image href="https://evil.example/x"/>',
      "]]>",
      "&amp;",
      "\u0000\uFFFE\uD800",
      "<!--",
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, (name, summary) => {
      const types = [defineNode({ type: "plain", title: summary, docs: { summary, examples: [] }, run: () => undefined })];
      const flow: Workflow = {
        ...FLOW,
        name,
        nodes: { a: { type: "plain@1", name }, b: { type: summary } },
        edges: [],
        regions: { r: { kind: "loop", name, nodes: ["b"] } },
      };
      const { svg } = workflowSvg(flow, types, LIGHT);
      expect(XMLValidator.validate(svg)).toBe(true);
      const tags = new Set([...svg.matchAll(/<([a-z]+)/g)].map(([, tag]) => tag));
      for (const tag of tags)
        expect([
          "svg",
          "title",
          "defs",
          "symbol",
          "g",
          "rect",
          "use",
          "text",
          "path",
          "circle",
          "line",
          "polyline",
          "polygon",
          "ellipse",
        ]).toContain(tag);
      new XMLParser().parse(svg);
    }),
  );
});

test("an empty workflow is a picture as well, and 5,000 nodes are drawn within a second", () => {
  expect(workflowSvg({ ...FLOW, nodes: {}, edges: [], layout: {} }, CATALOGUE, LIGHT).width).toBeGreaterThan(100);
  const nodes = Object.fromEntries(Array.from({ length: 5000 }, (_each, k) => [`n${k}`, { type: "plain@1", name: `Node ${k}` }]));
  const edges = Array.from({ length: 4999 }, (_each, k) => `n${k} -> n${k + 1}`);
  const big: Workflow = { format: "vwmp/1", name: "Big", nodes, edges };
  const began = performance.now();
  const { svg } = workflowSvg(big, CATALOGUE, LIGHT);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(svg.match(/>Node \d+</g)).toHaveLength(5000);
});

test("a text is cut to its width with an ellipsis, never in the middle of a character", () => {
  expect(fittedText("short", 12, 200)).toBe("short");
  const cut = fittedText("👩‍👩‍👧 a very long title that goes on and on", 13, 120);
  expect(cut).toMatch(/…$/);
  expect(textWidth(cut, 13)).toBeLessThanOrEqual(120);
});

test("a PNG is twice as large, or as large as a canvas can be", () => {
  expect(pngScale({ width: 800, height: 600 })).toBe(2);
  const scale = pngScale({ width: 20_000, height: 90_000 });
  expect(scale * 90_000).toBeLessThanOrEqual(8192);
  expect(scale * 20_000 * scale * 90_000).toBeLessThanOrEqual(32_000_000);
});

test("Mermaid: nodes by safe ids, branches by their names, failures dotted, regions as subgraphs", () => {
  const text = workflowMermaid({ ...FLOW, regions: { end: { kind: "loop", nodes: ["a"] } } }, CATALOGUE);
  expect(text).toBe(
    [
      "flowchart LR",
      '  n2["b<br/>Branch"]',
      '  n3["c<br/>gone#64;3"]',
      '  subgraph n4 ["end (Loop)"]',
      '    n1["First<br/>Plain"]',
      "  end",
      "  n1 --> n2",
      '  n2 -->|"yes"| n3',
      '  n2 -.->|"error"| n3',
      "",
    ].join("\n"),
  );
});

test("Mermaid: no name can end its quotes or become a word of the language", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const text = workflowMermaid({ ...FLOW, nodes: { a: { type: "plain@1", name } }, edges: [] }, CATALOGUE);
      const [, line, ...rest] = text.split("\n");
      expect(line).toMatch(/^ {2}n1\["[^"<>]*(?:<br\/>Plain)?"\]$/);
      expect(rest).toEqual([""]);
    }),
  );
});
