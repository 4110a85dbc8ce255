import { expect, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const PRICE = JSON.stringify({
  format: "vwmp/1",
  name: "Price an order",
  description: "Multiplies the total by a rate.",
  parameters: { rate: { kind: "number", label: "Rate", default: 2 } },
  nodes: {
    input: { type: "workflow-input@1" },
    priced: { type: "edit-fields@1", params: { fields: [{ name: "price", value: "${item.total * parameters.rate}" }] } },
  },
  edges: ["input -> priced"],
});
const ORDERS = JSON.stringify({
  format: "vwmp/1",
  name: "Orders",
  nodes: { orders: { type: "manual@1", params: { items: [{ total: 5 }] } } },
  edges: [],
});

test("a saved workflow with inputs is in the node creator; choosing it puts in a call of it, with its inputs as fields", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(PRICE);
  await studio.saved();
  await studio.importText(ORDERS);
  await studio.select("orders");

  await studio.canvas.focus();
  await page.keyboard.press("Tab");
  const dialog = page.getByRole("dialog", { name: "Add node" });
  await dialog.getByRole("combobox", { name: "Search nodes" }).fill("price an");
  const option = dialog.getByRole("option", { name: "Price an order" });
  await expect(option).toContainText("Multiplies the total by a rate.");
  await page.keyboard.press("Enter");

  await expect(studio.card("Price an order")).toBeVisible();
  await expect(studio.wire(/^orders\.out to Price an order\.in,/)).toBeAttached();
  await expect(studio.field("Workflow", "combobox")).toHaveValue("price-an-order");
  const rate = studio.inspector.getByRole("group", { name: "Parameters" }).getByRole("spinbutton", { name: "Rate" });
  await rate.fill("3");
  await studio.run();
  await studio.select("Price an order");
  await studio.dock("Data");
  expect(await studio.cells("Price an order.out")).toEqual({ columns: ["total", "price"], rows: [["5", "15"]] });

  await studio.canvas.focus();
  await page.keyboard.press("Control+z");
  await expect(rate).toHaveValue("2");
  await page.keyboard.press("Control+z");
  await expect(studio.card("Price an order")).toBeHidden();
  expect(JSON.parse(await studio.exported())).not.toHaveProperty("workflows");
});

test("the rail lists the workflows that can be called, and a press puts in a call", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(PRICE);
  await studio.saved();
  await studio.importText(ORDERS);
  await page.getByRole("tab", { name: "Nodes" }).click();
  await page.getByRole("region", { name: "Your workflows" }).getByRole("button", { name: "Price an order" }).click();
  await expect(studio.card("Price an order")).toBeVisible();
  await expect(studio.field("Workflow", "combobox")).toHaveValue("price-an-order");
});

test("a saved workflow is taken in where a node says what it calls, in one step; a name that nothing has is told in place", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(PRICE);
  await studio.saved();
  const call = {
    format: "vwmp/1",
    name: "Calls",
    nodes: { call: { type: "execute-workflow@1", params: { workflow: "gone" } } },
    edges: [],
  };
  await studio.importText(JSON.stringify(call));
  await studio.select("call");
  const field = studio.field("Workflow", "combobox");
  await expect(field).toHaveAccessibleDescription(/No workflow of this file is called “gone”/);
  await expect((await studio.dock("Problems")).getByRole("list", { name: "Problems" })).toContainText("is called “gone”");
  await studio.field("Saved workflows", "combobox").selectOption("Price an order");
  await expect(field).toHaveValue("price-an-order");
  await expect(field).not.toHaveAccessibleDescription(/No workflow/);
  await expect(studio.inspector.getByRole("group", { name: "Parameters" }).getByRole("spinbutton", { name: "Rate" })).toBeVisible();
  expect(Object.keys(JSON.parse(await studio.exported()).workflows)).toEqual(["price-an-order"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(field).toHaveValue("gone");
  expect(JSON.parse(await studio.exported())).not.toHaveProperty("workflows");
});

test("the node types used last come first in the node creator", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.add("template");
  await studio.add("sort");
  await studio.canvas.focus();
  await page.keyboard.press("/");
  const options = page.getByRole("dialog", { name: "Add node" }).getByRole("option");
  await expect(options.nth(0)).toHaveAccessibleName("Sort");
  await expect(options.nth(1)).toHaveAccessibleName("Template");
});
