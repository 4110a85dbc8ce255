import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const FLOW = {
  format: "vwmp/1",
  name: "Prices",
  nodes: {
    start: {
      type: "manual@1",
      name: "Start",
      params: {
        items: [
          { id: 1, price: 2 },
          { id: 2, price: 3 },
        ],
      },
    },
    next: { type: "edit-fields@1", name: "Next", params: { fields: [{ name: "double", value: "${item.price * 2}" }] } },
  },
  edges: ["start -> next"],
};
const SHAPE = {
  type: "object",
  properties: { id: { type: "number" }, price: { type: "number" } },
  required: ["id", "price"],
};

async function opened(page: Page, flow: object = FLOW): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(JSON.stringify(flow));
  await studio.select("Next");
  await studio.tab("Policy");
  return studio;
}

const policyOf = async (studio: StudioPage) => JSON.parse(await studio.exported()).nodes.next.policy;

test("a contract is made of the data of the last run; an item that breaks it is named with its place, and can be mended", async ({
  page,
}) => {
  const studio = await opened(page);
  const fill = (label: string) => studio.inspector.getByRole("button", { name: `From data: ${label}`, exact: true });
  await expect(fill("Input: in")).toBeDisabled();
  await studio.run();
  await fill("Input: in").click();
  await expect(studio.field("Input: in")).toContainText('"required"');
  await fill("Output: out").click();
  const withDouble = {
    ...SHAPE,
    properties: { ...SHAPE.properties, double: { type: "number" } },
    required: [...SHAPE.required, "double"],
  };
  expect(await policyOf(studio)).toEqual({ accepts: { in: SHAPE }, gives: { out: withDouble } });
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await policyOf(studio)).toEqual({ accepts: { in: SHAPE } });
  await studio.run();

  await studio.select("Start");
  await studio.tab("Params");
  const items = studio.field("Items");
  await items.fill('[{ "id": 1, "price": 2 }, { "id": 2, "price": "3" }]');
  await studio.run(/^Failed/);
  await studio.select("Next");
  await studio.tab("Output");
  const failure = studio.inspector.getByRole("region", { name: "Failure" });
  await expect(failure).toContainText("Item 2 at the port “in” breaks its contract at /price:");
  await expect(failure).toContainText('Item 2: {"id":2,"price":"3"}');
  await failure.getByRole("button", { name: "Open the contract" }).click();
  await studio.field("Input: in").fill('{ "properties": { "price": { "type": ["number", "string"] } } }');
  await studio.run();
});

test("a contract is an object; what is not one is not kept, and an empty field has none", async ({ page }) => {
  const policy = { gives: { out: {}, gone: {} } };
  const studio = await opened(page, { ...FLOW, nodes: { ...FLOW.nodes, next: { ...FLOW.nodes.next, policy } } });
  await expect(studio.field("Output: gone")).toHaveAccessibleDescription(/there is no such port/);
  await studio.field("Output: gone").fill("");
  await expect(studio.field("Output: gone")).toHaveCount(0);
  const out = studio.field("Output: out");
  for (const [text, said] of [
    ["7", "A contract is an object, so this is not kept."],
    ["{", "Not JSON yet, so not kept"],
  ] as const) {
    await out.fill(text);
    await expect(out).toHaveAccessibleDescription(new RegExp(`^${said}`));
    expect(await policyOf(studio)).toEqual({ gives: { out: {} } });
  }
  await out.fill("");
  expect(await policyOf(studio)).toBeUndefined();
});
