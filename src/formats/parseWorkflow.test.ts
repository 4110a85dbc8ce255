import fc from "fast-check";
import { expect, test } from "vitest";
import { anyJson, anyWorkflow } from "../model/anyWorkflow.ts";
import { formatWorkflow } from "../model/formatWorkflow.ts";
import type { Workflow } from "../model/workflow.ts";
import { parseWorkflow } from "./parseWorkflow.ts";
import { readYaml, writeYaml } from "./yaml.ts";

const GOOD = `format: vwmp/1
name: Large orders
parameters:
  minimum: { kind: number, label: Smallest total, default: 100, min: 0 }
nodes:
  orders: { type: csv-parse@1, params: { text: "country,total\\nDE,120" } }
  large: { type: filter@1, params: { where: "\${item.total >= parameters.minimum}" } }
edges:
  - orders -> large
`;

/** The first problem of a text, as `code path line`. */
function first(text: string): string {
  const [problem] = parseWorkflow(text).problems;
  return problem === undefined ? "none" : `${problem.code} ${problem.path.join(".")} ${problem.line}`;
}

test("YAML and JSON of one workflow are the same workflow", () => {
  const { workflow, problems } = parseWorkflow(GOOD);
  expect(problems).toEqual([]);
  const json = formatWorkflow(workflow as Workflow);
  expect(formatWorkflow(parseWorkflow(json).workflow as Workflow)).toBe(json);
  expect(parseWorkflow(`\uFEFF${GOOD}`).problems).toEqual([]);
  expect(parseWorkflow("{format: vwmp/1, name: x, nodes: {}}").problems).toEqual([]);
});

test("every workflow survives YAML: the same bytes once formatted", () => {
  fc.assert(
    fc.property(anyWorkflow, (document) => {
      const workflow = parseWorkflow(document).workflow as Workflow;
      const back = parseWorkflow(writeYaml(workflow));
      expect(back.problems.filter(({ code }) => code === "syntax")).toEqual([]);
      expect(formatWorkflow(back.workflow as Workflow)).toBe(formatWorkflow(workflow));
    }),
    { numRuns: 300 },
  );
});

test("broken text gives path and line", () => {
  expect(first('{\n "format": "vwmp/1",\n}')).toBe("syntax format 3");
  expect(first("format: vwmp/1\nname: [\nnodes: {}\n")).toMatch(/^syntax {2}[34]$/);
  expect(first(GOOD.replace("large:", "orders:"))).toBe("duplicate-key nodes.orders 7");
  expect(first('{"format":"vwmp/1","name":"x",\n"nodes":{"a":{"type":"x"},\n"a":{"type":"y"}}}')).toBe("duplicate-key nodes.a 3");
  expect(first("just text")).toBe("wrong-type  1");
  expect(first("")).toBe("wrong-type  1");
  expect(first("[1]")).toBe("wrong-type  1");
  expect(first("name: x\nnodes: {}")).toBe("unknown-format format 1");
  expect(first("format: vwmp/2\nname: x\nnodes: {}")).toBe("unknown-format format 1");
});

test("a wrong type in any section gives its path and line, and no workflow", () => {
  const cases: [string, string][] = [
    ["nodes: []", "wrong-type nodes 3"],
    ["nodes:\n  a: 3", "wrong-type nodes.a 4"],
    ["nodes:\n  a: {}", "missing-value nodes.a.type 4"],
    ["nodes:\n  a:\n    type: 3", "wrong-type nodes.a.type 5"],
    ["nodes:\n  a:\n    type: x\n    params: [1]", "wrong-type nodes.a.params 6"],
    ["nodes:\n  a:\n    type: x\n    policy:\n      retry: { attempts: many }", "wrong-type nodes.a.policy.retry.attempts 7"],
    ["nodes: {}\nedges: { a: b }", "wrong-type edges 4"],
    ["nodes: {}\nedges:\n  - 1", "wrong-type edges.0 5"],
    ["nodes: {}\nparameters: 1", "wrong-type parameters 4"],
    ["nodes: {}\nconfig: x", "wrong-type config 4"],
    ["nodes: {}\nregions: x", "wrong-type regions 4"],
    ["nodes: {}\npermissions: { net: 1 }", "wrong-type permissions.net 4"],
    ["nodes: {}\npolicy: []", "wrong-type policy 4"],
    ["nodes: {}\nworkflows: 1", "wrong-type workflows 4"],
    ["nodes: {}\ntests: {}", "wrong-type tests 4"],
    ["nodes: {}\npins:\n  a.out: 1", "wrong-type pins.a.out 5"],
    ["nodes: {}\nlayout: { nodes: { a: here } }", "wrong-type layout.nodes.a 4"],
  ];
  for (const [rest, expected] of cases) {
    const text = `format: vwmp/1\nname: x\n${rest}\n`;
    expect([rest, first(text)]).toEqual([rest, expected]);
    expect([rest, parseWorkflow(text).workflow]).toEqual([rest, undefined]);
  }
});

test("wrong content is a problem beside the workflow", () => {
  expect(first("format: vwmp/1\nname: x\nnodes:\n  2x: { type: x@1 }")).toBe("bad-id nodes.2x 4");
  expect(first("format: vwmp/1\nname: x\nnodes: {}\nparameters:\n  a-b c: { kind: text }")).toBe("bad-id parameters.a-b c 5");
  expect(first("format: vwmp/1\nname: x\nnodes: {}\nedges: [a b]")).toBe("bad-edge edges.0 4");
  expect(first("format: vwmp/1\nname: x\nnodez: {}\nnodes: {}")).toBe("unknown-key nodez 3");
  expect(first("format: vwmp/1\nname: x\nnodes: {}\nparameters: { a: { kind: color } }")).toBe("bad-value parameters.a.kind 4");
  expect(first("format: vwmp/1\nnodes: {}")).toBe("missing-value name 1");
  expect(parseWorkflow("format: vwmp/1\nnodes: {}").workflow).toMatchObject({ name: "", edges: [] });
});

test("__proto__ and its like are found as ids and keys, and change nothing else", () => {
  for (const text of [
    '{"format":"vwmp/1","name":"x","nodes":\n{"__proto__":{"type":"x@1"}},"edges":[]}',
    "format: vwmp/1\nname: x\nedges: []\nnodes:\n  __proto__: { type: x@1 }",
  ]) {
    const { workflow, problems } = parseWorkflow(text);
    expect(problems).toMatchObject([{ code: "bad-id", severity: "error", path: ["nodes", "__proto__"], node: "__proto__" }]);
    expect(problems[0]?.line).toBeGreaterThan(1);
    expect(formatWorkflow(workflow as Workflow)).toContain('"__proto__"');
  }
  expect(first('{"format":"vwmp/1","name":"x","nodes":{"a":{"type":"x",\n"__proto__":{}}}}')).toBe("unknown-key nodes.a.__proto__ 2");
  const odd = parseWorkflow(
    '{"format":"vwmp/1","name":"x","nodes":{"constructor":{"type":"x@1","params":{"__proto__":{"y":1}}}},"edges":[]}',
  );
  expect(odd.problems).toEqual([]);
  expect(formatWorkflow(odd.workflow as Workflow)).toContain('"__proto__": {');
  expect(({} as Record<string, unknown>)["y"]).toBeUndefined();
});

test("size, depth and expansion are bounded, quickly", () => {
  const before = process.cpuUsage().user;
  expect(first("[".repeat(100_000))).toMatch(/^too-deep/);
  expect(first(`a: ${"[".repeat(100_000)}`)).toMatch(/^too-deep/);
  expect(first(`a: ${"{a: ".repeat(100_000)}`)).toMatch(/^too-deep/);
  expect(first("- ".repeat(100_000))).toMatch(/^too-deep/);
  expect(first("? ".repeat(100_000))).toMatch(/^too-deep/);
  expect(first(Array.from({ length: 3000 }, (_, level) => `${" ".repeat(level)}a:`).join("\n"))).toMatch(/^too-deep/);
  expect(first(Array.from({ length: 3000 }, (_, level) => `${" ".repeat(level)}-\n${" ".repeat(level)} a:`).join("\n"))).toMatch(
    /^too-deep|^syntax/,
  );
  expect(first(`a: ${"[".repeat(250)}${"]".repeat(250)}`)).toMatch(/^too-deep/);
  expect(first("x".repeat(21_000_000))).toBe("too-large  1");
  const bomb = [
    "a: &a [x, x, x, x, x, x, x, x, x, x]",
    ..."bcdefghij".split("").map((name, at) => `${name}: &${name} [${Array(10).fill(`*${"abcdefghij"[at]}`).join(", ")}]`),
  ];
  expect(first(bomb.join("\n"))).toMatch(/^too-large/);
  expect(first("a: &a [*a]")).toMatch(/^too-deep/);
  const nodes = Array.from({ length: 20_001 }, (_, at) => `"n${at}":{"type":"log@1"}`).join();
  expect(first(`{"format":"vwmp/1","name":"x",\n"nodes":{${nodes}}}`)).toBe("too-many-nodes nodes 2");
  expect(parseWorkflow(`{"format":"vwmp/1","name":"x","nodes":{${nodes}}}`, { nodes: 30_000 }).problems).toEqual([]);
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(20);
});

test("numbers that are none, unknown tags, NUL and lone surrogates", () => {
  expect(first('{"format":"vwmp/1","name":"x","nodes":{},\n"config":{"n":1e999}}')).toBe("bad-value config.n 2");
  expect(first("format: vwmp/1\nname: x\nnodes: {}\nconfig: { n: .nan }")).toBe("bad-value config.n 4");
  expect(first("format: vwmp/1\nname: x\nnodes: {}\nconfig: { n: !!js/function 'x' }")).toMatch(/^bad-value.* 4$/);
  expect(readYaml("a: 2001-01-01\nb: yes\n1: x\n~: y").value).toEqual({ a: "2001-01-01", b: "yes", "1": "x", "~": "y" });
  const odd = parseWorkflow('{"format":"vwmp/1","name":"\\ud800\\u0000","nodes":{},"edges":[]}');
  expect(formatWorkflow(odd.workflow as Workflow)).toContain('"\\ud800\\u0000"');
  expect(first("a\u0000b")).not.toBe("none");
});

test("never throws, whatever it is given", () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      (value) => void parseWorkflow(value),
    ),
  );
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseWorkflow(text)));
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          "a",
          ":",
          " ",
          "\n",
          "-",
          "[",
          "]",
          "{",
          "}",
          "?",
          "&a",
          "*a",
          "|",
          ">",
          "'",
          '"',
          "#",
          "!",
          ",",
          "\t",
          "%",
          "---\n",
        ),
        maxLength: 40,
      }),
      (text) => {
        const { problems, workflow } = parseWorkflow(text);
        expect(workflow === undefined && problems.length > 0).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(anyWorkflow, anyJson, fc.nat(), (document, junk, at) => {
      const keys = [
        "format",
        "name",
        "nodes",
        "edges",
        "layout",
        "pins",
        "permissions",
        "policy",
        "parameters",
        "tests",
        "regions",
        "workflows",
        "config",
      ];
      parseWorkflow({ ...document, [keys[at % keys.length] as string]: junk });
    }),
    { numRuns: 500 },
  );
});
