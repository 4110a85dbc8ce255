import { expect, test } from "vitest";
import { formatWorkflow } from "../../model/formatWorkflow.ts";
import type { Workflow } from "../../model/workflow.ts";
import { readAddress } from "./addressKeys.ts";
import { unpackText } from "./packedText.ts";
import { lengthWarning, sharedLink } from "./sharedLink.ts";

const FLOW: Workflow = {
  format: "vwmp/1",
  name: "Flow",
  nodes: { a: { type: "no-op@1" } },
  edges: [],
  pins: { "a.out": [{ n: 1 }] },
  layout: { nodes: { a: [20, 40] } },
};
const PAGE = "https://studio.example/sub/?open=x#w=1&view=app";

async function inLink(parts: { layout: boolean; pins: boolean }): Promise<unknown> {
  const made = await sharedLink(FLOW, parts, PAGE);
  if ("problem" in made) throw new Error(made.problem);
  expect(made.link).toMatch(/^https:\/\/studio\.example\/sub\/#s=[\w-]+$/);
  return unpackText(readAddress(new URL(made.link).hash).address.s ?? "");
}

test("a link holds the canonical file, and nothing of the address it was made at", async () => {
  expect(await inLink({ layout: true, pins: true })).toEqual({ text: formatWorkflow(FLOW) });
});

test("positions and pinned data stay out when they are not wanted", async () => {
  const { layout: _, pins: _pins, ...logic } = FLOW;
  expect(await inLink({ layout: false, pins: false })).toEqual({ text: formatWorkflow(logic) });
});

test("a link may open the workflow as an app", async () => {
  const made = await sharedLink(FLOW, { layout: true, pins: true, app: true }, PAGE);
  expect("link" in made && readAddress(new URL(made.link).hash).address).toEqual({ view: "app", s: expect.stringMatching(/^[\w-]+$/) });
});

test("what no link can hold is told", async () => {
  const text = "x".repeat(5_000_000);
  const made = await sharedLink({ ...FLOW, description: text }, { layout: true, pins: true }, PAGE);
  expect(made).toEqual({ problem: expect.stringContaining("more than a link can hold") });
});

test("a long link says who may cut it", () => {
  expect(lengthWarning(2000)).toBeUndefined();
  expect(lengthWarning(2001)).toMatch(/^The link has 2,001 characters\. Some programs cut links after 2,000/);
  expect(lengthWarning(20_000)).toMatch(/Most chat and mail programs cut/);
});
