import { describe, expect, test } from "vitest";
import { shoutFirst, shoutSecond } from "../nodes/trial/shoutVersions.ts";
import { makeCatalogue } from "./catalogue.ts";
import { defineNode } from "./defineNode.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import { parseValue } from "./parseDocument.ts";
import { replaceGone } from "./replaceGone.ts";
import { newerType, upgradeNodes } from "./upgradeNodes.ts";
import type { Workflow } from "./workflow.ts";

const third = defineNode({ type: "shout", version: 3, migrations: { 2: { params: [{ rename: "mark", to: "end" }] } }, run: () => [] });

function workflowOf(document: object): Workflow {
  return parseValue({ format: "vwmp/1", name: "w", ...document }).workflow as Workflow;
}

const OLD = workflowOf({
  nodes: {
    start: { type: "manual@1" },
    a: {
      type: "shout@1",
      name: "A",
      params: { texts: [{ word: "${item.word}" }, 7], how: "caps", extra: 1 },
      notes: "kept",
      policy: { accepts: { in: {} }, gives: { loud: { type: "object" } } },
    },
    b: { type: "shout@1", params: { how: "${item.how}" } },
  },
  edges: ["start -> a.in", "a.loud -> b.in", "a -> b", "a.error -> b"],
  pins: { "a.loud": [1], b: [] },
  tests: [{ name: "t", pins: { "b.loud": [] }, expect: { "b.loud": [{ text: "HEY" }], b: null } }],
  layout: { nodes: { a: [0, 0] }, bends: { "a.loud -> b.in": [[1, 2]] } },
});

describe("an older node", () => {
  test("is brought to the newest version: params, ports, pins, tests and bends", () => {
    const { workflow, upgrades } = upgradeNodes(OLD, makeCatalogue([shoutFirst, shoutSecond]));
    expect(upgrades).toEqual([
      { node: "a", from: "shout@1", to: "shout@2" },
      { node: "b", from: "shout@1", to: "shout@2" },
    ]);
    expect(JSON.parse(formatWorkflow(workflow))).toEqual({
      format: "vwmp/1",
      name: "w",
      nodes: {
        start: { type: "manual@1" },
        a: {
          type: "shout@2",
          name: "A",
          notes: "kept",
          params: { says: [{ text: "${item.word}" }, 7], letters: "upper", extra: 1, mark: "" },
          policy: { accepts: { items: {} }, gives: { shouted: { type: "object" } } },
        },
        b: { type: "shout@2", params: { letters: "${item.how}", mark: "" } },
      },
      edges: ["start -> a.items", "a.shouted -> b.items", "a -> b", "a.error -> b"],
      pins: { "a.shouted": [1], b: [] },
      tests: [{ name: "t", pins: { "b.shouted": [] }, expect: { "b.shouted": [{ text: "HEY" }], b: null } }],
      layout: { nodes: { a: [0, 0] }, bends: { "a.shouted -> b.items": [[1, 2]] } },
    });
    expect(formatWorkflow(OLD)).toContain("shout@1");
  });

  test("alone, where only it is named", () => {
    const { workflow } = upgradeNodes(OLD, makeCatalogue([shoutFirst, shoutSecond]), ["b"]);
    expect([workflow.nodes["a"]?.type, workflow.nodes["b"]?.type]).toEqual(["shout@1", "shout@2"]);
    expect(workflow.edges).toEqual(["start -> a.in", "a.loud -> b.items", "a -> b", "a.error -> b"]);
  });

  test("goes step by step, over versions that are gone", () => {
    const steps = { ...third, migrations: { ...shoutSecond.migrations, ...third.migrations } };
    const { workflow } = upgradeNodes(OLD, makeCatalogue([steps]));
    expect(workflow.nodes["b"]).toEqual({ type: "shout@3", params: { letters: "${item.how}", end: "" } });
    expect(newerType("shout@2", makeCatalogue([steps]))).toBe("shout@3");
  });

  test("stays where no way leads on, and where it is the newest", () => {
    for (const types of [[third], [shoutFirst], []]) expect(upgradeNodes(OLD, makeCatalogue(types)).workflow).toBe(OLD);
    const catalogue = makeCatalogue([shoutSecond]);
    for (const type of ["shout", "shout@2", "shout@9", "shout@0", "shout@x", "__proto__@1", ""])
      expect(newerType(type, catalogue)).toBeUndefined();
  });

  test("hostile names are names like any other", () => {
    const hostile = defineNode({
      type: "h",
      version: 2,
      migrations: { 1: { params: [{ rename: "a", to: "__proto__" }, { drop: "constructor" }, { replace: "mode", values: {} }] } },
      run: () => [],
    });
    const workflow = workflowOf({
      nodes: { toString: { type: "h@1", params: JSON.parse('{"a":{"polluted":1},"constructor":2,"mode":"toString"}') } },
      edges: [],
    });
    const params = upgradeNodes(workflow, makeCatalogue([hostile])).workflow.nodes["toString"]?.params;
    expect(JSON.stringify(params)).toBe('{"__proto__":{"polluted":1},"mode":"toString"}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("a version that is not there any more", () => {
  test("is replaced by the nearest that is, and told", () => {
    const { workflow, problems } = replaceGone(OLD, makeCatalogue([shoutSecond, third]));
    expect(workflow.nodes["a"]?.type).toBe("shout@2");
    expect(problems).toMatchObject([
      { code: "older-version", severity: "warning", path: ["nodes", "a", "type"], node: "a" },
      { code: "older-version", node: "b" },
    ]);
  });

  test("nothing changes where the version is there, or nothing leads on from it", () => {
    for (const types of [[shoutFirst, shoutSecond], [third], []]) {
      expect(replaceGone(OLD, makeCatalogue(types))).toEqual({ workflow: OLD, problems: [] });
    }
  });
});
