import fc from "fast-check";
import { expect, test } from "vitest";
import { anyWorkflow } from "./anyWorkflow.ts";
import { formatWorkflow } from "./formatWorkflow.ts";
import { parseDocument, parseValue } from "./parseDocument.ts";
import { readJson } from "./readJson.ts";
import type { Workflow } from "./workflow.ts";

function parsed(value: unknown): Workflow {
  const { workflow, problems } = parseValue(value);
  if (workflow === undefined) throw new Error(JSON.stringify(problems));
  return workflow;
}

test("what is formatted, read and formatted again has the same bytes, and nothing is lost", () => {
  fc.assert(
    fc.property(anyWorkflow, (document) => {
      const workflow = parsed(document);
      const text = formatWorkflow(workflow);
      const again = parseDocument(readJson(text)).workflow as Workflow;
      expect(formatWorkflow(again)).toBe(text);
      const back = JSON.parse(text) as Record<string, unknown>;
      const plain = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
      for (const key of ["name", "extra", "constructor", "x-1"]) {
        expect(Object.hasOwn(back, key) ? back[key] : undefined).toEqual(Object.hasOwn(plain, key) ? plain[key] : undefined);
      }
      for (const key of ["config", "tests", "pins", "workflows"]) if (Object.hasOwn(back, key)) expect(back[key]).toEqual(plain[key]);
    }),
    { numRuns: 500 },
  );
});

test("keys stand in a fixed order, layout last, positions on one line each, empty sections left out", () => {
  const workflow = parsed({
    layout: { nodes: { a: [0, 0], b: [10, -20.5] } },
    extra: 1,
    pins: {},
    edges: ["a.out->b"],
    nodes: {
      b: { params: {}, type: "log@1" },
      a: {
        policy: { gives: { out: {} }, onError: "skip", accepts: { b: {}, a: {} }, join: "any" },
        params: { z: 1, a: 2 },
        type: "manual@1",
      },
    },
    name: "N",
    format: "vwmp/1",
  });
  expect(formatWorkflow(workflow)).toBe(`{
  "format": "vwmp/1",
  "name": "N",
  "nodes": {
    "b": {
      "type": "log@1"
    },
    "a": {
      "type": "manual@1",
      "params": {
        "z": 1,
        "a": 2
      },
      "policy": {
        "join": "any",
        "onError": "skip",
        "accepts": {
          "b": {},
          "a": {}
        },
        "gives": {
          "out": {}
        }
      }
    }
  },
  "edges": [
    "a.out -> b"
  ],
  "extra": 1,
  "layout": {
    "nodes": {
      "a": [0, 0],
      "b": [10, -20.5]
    }
  }
}
`);
});
