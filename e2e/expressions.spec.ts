import { expect, test } from "@playwright/test";
import { hostileExpressions } from "../src/expression/hostileExpressions.ts";
import type { Flow } from "./flows.ts";
import { fromBuild, fromPackage, fromPage } from "./inHosts.ts";

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

/** Refused when it is worked out, or where it stands. */
const REFUSALS = ["expression", "expression-syntax", "unknown-name"];

const ITEM = JSON.parse('{"a":1,"list":[3,1,2],"text":"abc","__proto__":{"polluted":true},"constructor":"data","template":"${item.a}"}');

const flows: readonly Flow[] = hostileExpressions.map((source) => ({
  name: source,
  text: JSON.stringify({
    format: "vwmp/1",
    name: "Hostile",
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
  const refused = new Set(Object.values(browser).flatMap(({ codes }) => codes));
  expect([...refused].sort()).toEqual([...REFUSALS].sort());
  for (const [source, { codes, found, polluted }] of Object.entries(browser)) {
    expect(packed[source], source).toEqual(browser[source]);
    expect({ found, polluted }, source).toEqual({ found: null, polluted: false });
    for (const code of codes) expect(REFUSALS, source).toContain(code);
  }
});

/** Works one expression out over an order. */
function order(name: string, expression: string): readonly Flow[] {
  const items = [
    {
      lines: [
        { price: 3, count: 2 },
        { price: 1.5, count: 1 },
      ],
    },
  ];
  const nodes = {
    from: { type: "manual@1", params: { items } },
    x: { type: "edit-fields@1", params: { keep: "only", fields: [{ name: "found", value: expression }] } },
  };
  return [{ name, text: JSON.stringify({ format: "vwmp/1", name, nodes, edges: ["from -> x"] }) }];
}

test("the code of a JSONata query is loaded when an expression asks one, under the page's policy", async ({ page }) => {
  const asked: string[] = [];
  page.context().on("request", (request) => {
    if (request.url().includes("/askJsonata")) asked.push(request.url());
  });
  const plain = order("plain", "${item.lines.length}");
  expect(await fromPage<Ended>(page, EVALUATE, plain)).toMatchObject({ plain: { found: 2 } });
  expect(asked).toEqual([]);
  const sum = order("sum", '${jsonata(item, "$sum(lines.(price * count))")}');
  const found = { sum: { codes: [], found: 7.5, polluted: false } };
  expect(await fromPage<Ended>(page, EVALUATE, sum)).toEqual(found);
  expect(asked).toHaveLength(1);
  expect(fromBuild<Ended>(EVALUATE, sum)).toEqual(found);
});
