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

test("so do the status of a failed run and its log", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    s1: { type: "manual@1", name: "Begin" },
    l1: { type: "log@1", name: "Say it", params: { message: "hello" } },
    f1: { type: "stop-and-error@1", name: "No further", params: { message: "enough" } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Named", nodes, edges: ["s1 -> l1", "l1 -> f1"] }));
  await studio.run(/^Failed · No further: enough/);
  const log = (await studio.dock("Log")).getByRole("log", { name: "Log lines" });
  await expect(log.getByRole("button", { name: "Say it", exact: true })).toBeVisible();
  await expect(log).toContainText("No further enough");
});
