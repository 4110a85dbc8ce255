import fc from "fast-check";
import { expect, test } from "vitest";
import { anyWorkflow } from "./anyWorkflow.ts";
import { makeCatalogue, resolveType } from "./catalogue.ts";
import { type CheckTemplate, checkWorkflow } from "./checkWorkflow.ts";
import { defineNode } from "./defineNode.ts";
import { parseValue } from "./parseDocument.ts";
import type { Workflow } from "./workflow.ts";

const run = () => undefined;
const CATALOGUE = makeCatalogue([
  defineNode({ type: "manual", inputs: [], run }),
  defineNode({
    type: "filter",
    outputs: [{ name: "kept" }, { name: "rest" }],
    params: {
      where: { kind: "expression", label: "Where", required: true },
      limit: { kind: "number", label: "Limit", min: 1, integer: true },
    },
    run,
  }),
  defineNode({ type: "filter", version: 2, run }),
  defineNode({
    type: "join",
    inputs: [{ name: "left", kind: "text" }, { name: "right" }],
    outputs: [{ name: "out", kind: "number" }],
    run,
  }),
  defineNode({
    type: "switch",
    outputs: { each: "rules", key: "port", then: [{ name: "else" }] },
    params: {
      rules: {
        kind: "list",
        label: "Rules",
        of: { port: { kind: "text", label: "Port", required: true }, on: { kind: "boolean", label: "On" } },
      },
    },
    run,
  }),
]);

function check(nodes: object, edges: readonly string[] = [], more: object = {}, checkTemplate?: CheckTemplate): string[] {
  const { workflow } = parseValue({ format: "vwmp/1", name: "x", nodes, edges, ...more });
  return checkWorkflow(workflow as Workflow, CATALOGUE, checkTemplate).map(({ code, path }) => `${code} ${path.join(".")}`);
}

const A = { type: "manual@1" };
const F = { type: "filter@1", params: { where: true } };

test("a bare name is the newest version, with a warning", () => {
  expect(resolveType(CATALOGUE, "filter")?.version).toBe(2);
  expect(resolveType(CATALOGUE, "filter@1")?.version).toBe(1);
  expect(resolveType(CATALOGUE, "filter@9")).toBeUndefined();
  expect(resolveType(CATALOGUE, "constructor")).toBeUndefined();
  expect(check({ a: { type: "filter" } })).toEqual(["unversioned-type nodes.a.type"]);
  expect(check({ a: { type: "fitler@1" } })).toEqual(["unknown-node-type nodes.a.type"]);
});

test("edges: dangling, unknown ports, misfits, twice", () => {
  expect(check({ a: A, f: F }, ["a -> f", "f.kept -> nope", "a -> f.into", "f.keep -> f2", "f -> a"])).toEqual([
    "dangling-edge edges.1",
    "unknown-port edges.2",
    "dangling-edge edges.3",
    "unknown-port edges.4",
    "cycle edges.0",
  ]);
  expect(check({ a: A, f: F }, ["a -> f", "a.out -> f.in"])).toEqual(["bad-edge edges.1"]);
  expect(check({ a: A, j: { type: "join@1" }, k: { type: "join@1" } }, ["a -> j", "a -> j.right", "j -> k", "a -> k.right"])).toEqual([
    "port-mismatch edges.2",
  ]);
  expect(check({ a: A, j: { type: "join@1" } }, ["a -> j"])).toEqual(["missing-input nodes.j"]);
  expect(check({ a: A, j: { type: "join@1" } }, ["a -> toString"])).toEqual(["dangling-edge edges.0"]);
});

test("a dangling edge names the id that was probably meant; 20,000 of them are found at once", () => {
  const { workflow } = parseValue({ format: "vwmp/1", name: "x", nodes: { orders: A }, edges: ["order -> orders"] });
  expect(checkWorkflow(workflow as Workflow, CATALOGUE)[0]?.message).toContain("did you mean “orders”?");
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`node-${at}`, A]));
  const before = process.cpuUsage().user;
  expect(
    check(
      many,
      Array.from({ length: 20_000 }, (_, at) => `gone-${at} -> nope`),
    ).length,
  ).toBe(40_000);
  expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(10);
});

test("ports made by a param are known, and so is error", () => {
  const s = { type: "switch@1", params: { rules: [{ port: "big" }] } };
  expect(check({ a: A, s, f: F }, ["a -> s", "s.big -> f", "s.else -> f", "s.error -> f", "s.small -> f"])).toEqual([
    "unknown-port edges.4",
  ]);
});

test("cycles name their nodes; 20,000 nodes in one do not overflow", () => {
  const nodes = { a: F, b: F, c: F, d: F };
  const { workflow } = parseValue({ format: "vwmp/1", name: "x", nodes, edges: ["a -> b", "b -> c", "c -> b", "d -> d"] });
  const found = checkWorkflow(workflow as Workflow, CATALOGUE).filter(({ code }) => code === "cycle");
  expect(found.map(({ path }) => path)).toEqual([
    ["edges", 1],
    ["edges", 3],
  ]);
  expect(found[0]?.message).toMatch(/“b”.*“c”|“c”.*“b”/);
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`n${at}`, F]));
  const ring = Array.from({ length: 20_000 }, (_, at) => `n${at} -> n${(at + 1) % 20_000}`);
  expect(check(many, ring)).toEqual(["cycle edges.0"]);
});

test("params: unknown, missing, wrong type and range, list entries; expressions are left to the checker", () => {
  expect(check({ f: { type: "filter@1", params: { wher: 1, limit: 0 } } })).toEqual([
    "unknown-param nodes.f.params.wher",
    "bad-value nodes.f.params.limit",
    "missing-param nodes.f.params.where",
  ]);
  expect(check({ f: { type: "filter@1", params: { where: "${item.x}", limit: "${1}" } } })).toEqual([]);
  expect(check({ s: { type: "switch@1", params: { rules: [{ port: "a", on: 1 }, 2, {}, { port: "b", at: 1 }] } } })).toEqual([
    "wrong-type nodes.s.params.rules.0.on",
    "wrong-type nodes.s.params.rules.1",
    "missing-param nodes.s.params.rules.2.port",
    "unknown-param nodes.s.params.rules.3.at",
  ]);
  const seen: string[] = [];
  const template: CheckTemplate = (text, known) => {
    seen.push(`${text} ${[...known.nodes].join()} ${[...known.parameters].join()}`);
    return [{ code: "unknown-name", message: "no", position: 2 }];
  };
  expect(
    check({ f: { type: "filter@1", params: { where: { a: ["${x}"] } } } }, [], { parameters: { p: { kind: "text" } } }, template),
  ).toEqual(["unknown-name nodes.f.params.where.a.0"]);
  expect(seen).toEqual(["${x} f p"]);
});

test("guards, compensations, joins and time limits name what exists", () => {
  const policy = { guard: { while: { b: "open", a: "ready" } }, join: { n: "two" }, timeout: "soon", compensate: "c", cache: "off" };
  expect(check({ a: { ...A, policy } }, [])).toEqual([
    "bad-value nodes.a.policy.timeout",
    "bad-policy nodes.a.policy.guard.while.b",
    "bad-policy nodes.a.policy.guard.while.b",
    "bad-policy nodes.a.policy.guard.while.a",
    "bad-policy nodes.a.policy.compensate",
    "bad-policy nodes.a.policy.join.n",
  ]);
});

test("regions name nodes that exist and lie in one region; their params fit their kind", () => {
  const regions = {
    r: { kind: "loop", nodes: ["a", "gone"], params: { times: "x", speed: 1 } },
    s: { kind: "map", nodes: ["a", "r"] },
    t: { kind: "try", nodes: ["s"] },
    a: { kind: "try", nodes: [], policy: { retry: { attempts: 2 } } },
  };
  expect(check({ a: A, b: A }, [], { regions })).toEqual([
    "bad-region regions.r.nodes.1",
    "wrong-type regions.r.params.times",
    "unknown-param regions.r.params.speed",
    "bad-region regions.s.nodes.0",
    "bad-region regions.a",
    "bad-region regions.a.policy.retry",
  ]);
  const circle = { r: { kind: "try", nodes: ["s"] }, s: { kind: "try", nodes: ["r"] } };
  expect(check({}, [], { regions: circle })).toEqual(["bad-region regions.r.nodes", "bad-region regions.s.nodes"]);
});

test("no edge crosses the border of a region but by its ports", () => {
  const regions = { r: { kind: "loop", nodes: ["b"], params: { times: 2 } } };
  const good = ["a -> r", "r.body -> b", "b.kept -> r.yield", "r.out -> c"];
  expect(check({ a: A, b: F, c: F }, good, { regions })).toEqual([]);
  const bad = ["a -> b", "b -> c", "r -> b", "r.body -> c", "a -> r.yield"];
  expect(check({ a: A, b: F, c: F }, bad, { regions })).toEqual(bad.map((_, at) => `bad-region edges.${at}`));
});

test("defaults of parameters fit their declaration; pins name nodes", () => {
  expect(check({ a: A }, [], { parameters: { p: { kind: "number", default: "x" } }, pins: { "b.out": [] } })).toEqual([
    "bad-value parameters.p.default",
    "bad-value pins.b.out",
  ]);
});

test("whatever could be parsed can be checked", () => {
  fc.assert(
    fc.property(anyWorkflow, (document) => {
      for (const { message, path } of checkWorkflow(parseValue(document).workflow as Workflow, CATALOGUE)) {
        expect(message.length).toBeGreaterThan(10);
        expect(path.length).toBeGreaterThan(1);
      }
    }),
    { numRuns: 300 },
  );
});

test("problems call nodes and regions by their names, and say their ids", () => {
  const named: Workflow = {
    format: "vwmp/1",
    name: "Named",
    nodes: {
      a: { type: "manual@1", name: "Begin" },
      b: { type: "filter@1", name: "Only big ones", params: { limit: 0 } },
      c: { type: "join@1", name: "Together" },
      d: { type: "gone@1", name: "From elsewhere" },
      e: { type: "filter", name: "Old" },
      f: { type: "filter@1" },
    },
    edges: ["a -> b", "a.out -> b.in", "b.wrong -> c.right", "a -> nobody", "f -> e", "e -> f", "b -> r.yield"],
    regions: { r: { kind: "loop", name: "Round", nodes: ["f", "missing"], params: { times: 1 } } },
  };
  const messages = checkWorkflow(named, CATALOGUE).map(({ message, node }) => `${node}: ${message}`);
  for (const begin of [
    "b: “Only big ones”: ",
    "d: “From elsewhere”: there is no node type",
    "e: “Old”: the type",
    "b: “Only big ones” has no out-port “wrong”",
    "a: The edge “Begin.out -> Only big ones.in” is there twice",
    "a: The edge “Begin -> nobody” names “nobody”",
    "r: The region “Round” names “missing”",
    "c: Nothing leads to the in-port “left” of “Together”",
    "b: The edge “Only big ones -> Round.yield” crosses the border of the region “Round”",
    "f: The edge “f -> Old” crosses the border of the region “Round”",
  ]) {
    expect(
      messages.filter((message) => message.startsWith(begin)),
      `${begin} in\n${messages.join("\n")}`,
    ).not.toEqual([]);
  }
});

test("a contract names a port that is there; of a region those that its items pass", () => {
  const policy = { accepts: { in: {}, inn: {} }, gives: { rest: {}, error: {} } };
  const { workflow, problems } = parseValue({
    format: "vwmp/1",
    name: "w",
    nodes: {
      a: { type: "manual@1" },
      f: { type: "filter@1", params: { where: "x" }, policy },
      s: { type: "switch@1", params: { rules: [{ port: "big" }] }, policy: { gives: { big: {}, else: {}, small: {} } } },
      gone: { type: "gone@1", policy },
    },
    regions: { r: { kind: "try", nodes: ["f"], policy: { accepts: { in: {}, add: {} }, gives: { out: {}, cancelled: {} } } } },
    edges: [],
  });
  expect(problems).toEqual([]);
  const found = checkWorkflow(workflow as Workflow, CATALOGUE).filter(({ code }) => code === "unknown-port");
  expect(found.map(({ path, severity }) => `${severity} ${path.join(".")}`)).toEqual([
    "error nodes.f.policy.accepts.inn",
    "error nodes.f.policy.gives.error",
    "error nodes.s.policy.gives.small",
    "error regions.r.policy.accepts.add",
    "error regions.r.policy.gives.cancelled",
  ]);
  expect(found[0]?.message).toBe("“f”: a contract names the in-port “inn”, but there is no such port; did you mean “in”?");
});

test("a contract is a schema of an item: an object", () => {
  const of = (gives: unknown) =>
    parseValue({ format: "vwmp/1", name: "w", nodes: { a: { type: "x@1", policy: { gives } } }, edges: [] }).problems;
  expect(of({ out: { type: "object" } })).toEqual([]);
  for (const gives of [{ out: "object" }, { out: [] }, { out: true }, []]) {
    expect(of(gives)).toMatchObject([{ code: "wrong-type", severity: "error", node: "a" }]);
  }
});

test("what is wrong in a disabled node is told, and keeps nothing from running", () => {
  const workflow = (disabled: boolean): Workflow => ({
    format: "vwmp/1",
    name: "w",
    nodes: { f: { type: "filter@1", disabled } },
    edges: [],
  });
  const told = (disabled: boolean) => checkWorkflow(workflow(disabled), CATALOGUE).map(({ code, severity }) => [code, severity]);
  expect([told(false), told(true)]).toEqual([[["missing-param", "error"]], [["missing-param", "warning"]]]);
});

test("a list that has to be set is not set while it is empty", () => {
  const fields = { by: { kind: "list", label: "By", of: {}, default: [], required: true } } as const;
  const catalogue = makeCatalogue([defineNode({ type: "sort", params: fields, run })]);
  const told = (params: object) =>
    checkWorkflow({ format: "vwmp/1", name: "w", nodes: { s: { type: "sort@1", params } as never }, edges: [] }, catalogue);
  expect([told({}), told({ by: [] }), told({ by: [{}] })].map((problems) => problems.map(({ code }) => code))).toEqual([
    ["missing-param"],
    ["missing-param"],
    [],
  ]);
});
