import { expect, test } from "@playwright/test";
import { hostileExpressions } from "../src/expression/hostileExpressions.ts";
import type { Flow } from "./flows.ts";
import { fromPackage, fromPage } from "./inHosts.ts";

type Ended = { readonly codes: readonly string[]; readonly found: unknown; readonly polluted: boolean };

/** Works each expression out over an item with hostile names, and looks at what every object has afterwards. */
const EVALUATE = `async (WorkflowEngine, flows) => {
  const ended = {};
  for (const { name, text } of flows) {
    const { status, failures, outputs } = await new WorkflowEngine().execute(text);
    const found = status === "succeeded" ? (outputs.x[0].found ?? null) : null;
    ended[name] = { codes: failures.map(({ code }) => code), found, polluted: "polluted" in {} };
  }
  return ended;
}`;

/** Refused where it stands, when it is worked out, or for coming to nothing. */
const REFUSALS = ["expression-syntax", "unknown-name", "expression-value", "missing-value"];

const ITEM = JSON.parse('{"a":1,"list":[3,1,2],"text":"abc","__proto__":{"polluted":true},"constructor":"data","template":"${item.a}"}');

const flows: readonly Flow[] = hostileExpressions.map((source) => ({
  name: source,
  text: JSON.stringify({
    format: "vwmp/1",
    nodes: {
      from: { type: "manual@1", params: { items: [ITEM] } },
      x: { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "found", value: `\${${source}}` }] } },
    },
    edges: ["from -> x"],
  }),
}));

test("no hostile expression finds anything, in the packed package and in the page", async ({ page }) => {
  test.setTimeout(180_000);
  const packed = fromPackage<Ended>(EVALUATE, flows);
  const browser = await fromPage<Ended>(page, EVALUATE, flows);
  expect(Object.keys(browser)).toHaveLength(hostileExpressions.length);
  for (const [source, { codes, found, polluted }] of Object.entries(browser)) {
    expect(packed[source], source).toEqual(browser[source]);
    expect({ found, polluted }, source).toEqual({ found: null, polluted: false });
    for (const code of codes) expect(REFUSALS, source).toContain(code);
  }
});
