import { expect, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

test("problems call nodes by their names, in the list and on the cards", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    s1: { type: "manual@1", name: "Begin" },
    f1: { type: "filter@1", name: "Only big ones" },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Named", nodes, edges: ["s1 -> f1", "f1.none -> s1"] }));
  const dock = await studio.dock("Problems");
  const list = dock.getByRole("list", { name: "Problems" });
  await expect(list).toContainText("“Only big ones”: “Where” has to be set.");
  await expect(list).toContainText("Only big ones · where");
  await expect(list).not.toContainText("f1");
  await expect(studio.card("Only big ones").getByRole("img", { name: "Has a problem" })).toHaveAttribute("title", /^“Only big ones”/);
  await list.getByRole("button", { name: /Only big ones · where/ }).click();
  await expect(studio.inspector.getByRole("textbox", { name: "Node name" })).toHaveValue("Only big ones");
});
