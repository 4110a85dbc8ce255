import { expect, test } from "@playwright/test";
import type { NodeDescription } from "../src/model/nodeType.ts";
import { StudioPage } from "./studioPage.ts";

const FLOW = {
  format: "vwmp/1",
  name: "Old",
  nodes: { start: { type: "manual@1" }, tell: { type: "log@1", params: { message: "hi" } }, next: { type: "no-op@1" } },
  edges: ["start -> tell.in", "tell.out -> next"],
};

test("a node is brought to the newest version of its type, and back", async ({ page }) => {
  await page.route("**/catalogue.json", async (route) => {
    const answer = await route.fetch();
    const types: NodeDescription[] = await answer.json();
    const log = types.find(({ type }) => type === "log") as NodeDescription;
    const second: NodeDescription = {
      ...log,
      version: 2,
      inputs: [{ name: "items" }],
      outputs: [{ name: "same" }],
      params: { says: { kind: "text", label: "Says" } },
      migrations: { 1: { params: [{ rename: "message", to: "says" }], inputs: { in: "items" }, outputs: { out: "same" } } },
    };
    await route.fulfill({ response: answer, json: [...types, second] });
  });
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(JSON.stringify(FLOW));
  await studio.select("tell");
  await studio.tab("Params");
  await expect(studio.inspector.getByRole("note")).toContainText("There is a newer version of this node type.");
  await studio.inspector.getByRole("button", { name: "Update to version 2" }).click();
  await expect(studio.inspector.getByRole("tabpanel")).toBeFocused();
  await expect(studio.field("Says")).toHaveValue("hi");
  await expect(studio.inspector.getByRole("note")).toBeHidden();
  const updated = JSON.parse(await studio.exported());
  expect(updated.nodes.tell).toEqual({ type: "log@2", params: { says: "hi" } });
  expect(updated.edges).toEqual(["start -> tell.items", "tell.same -> next"]);
  await page.keyboard.press("Control+z");
  await expect(studio.inspector.getByRole("button", { name: "Update to version 2" })).toBeVisible();
  expect(JSON.parse(await studio.exported()).nodes).toEqual(FLOW.nodes);
});
