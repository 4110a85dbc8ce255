import { expect, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

test("the gallery finds samples and patterns, shows them and opens one", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.canvas.getByRole("button", { name: "Browse samples" }).click();
  const gallery = page.getByRole("dialog", { name: "Gallery" });
  const cards = gallery.getByRole("list", { name: "Gallery" }).getByRole("button");
  await expect(cards.first().locator("img")).toBeVisible();
  const all = await cards.count();
  await gallery.getByRole("tab", { name: "Patterns" }).click();
  await expect(cards).toHaveCount(43);
  await gallery.getByRole("tab", { name: "All" }).click();
  await expect(cards).toHaveCount(all);
  await gallery.getByRole("searchbox", { name: "Search samples" }).fill("no such thing");
  await expect(gallery).toContainText("Nothing here is called or told of as “no such thing”.");
  await gallery.getByRole("searchbox", { name: "Search samples" }).fill("penguins");
  const title = (await cards.first().getAttribute("aria-label")) ?? "";
  await cards.first().click();
  await expect(gallery).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue(title);
});

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Wires",
  nodes: {
    start: { type: "manual@1", name: "Start", params: { items: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ n })) } },
    keep: { type: "limit@1", name: "Keep", params: { count: 6 } },
    log: { type: "log@1", name: "Log" },
  },
  edges: ["start -> keep", "keep -> log"],
  layout: { nodes: { start: [0, 0], keep: [360, 0], log: [720, 0] } },
});

test("resting on a wire shows its first five items, which lead on to all of them; Escape closes them", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(FLOW);
  await studio.run();
  const wire = studio.wire(/^Start\.out to Keep/);
  const peek = page.getByRole("region", { name: "First items of Start.out" });
  const point = async (): Promise<readonly [number, number]> => {
    const [from, to] = await Promise.all(["Start output out", "Keep input in"].map((port) => studio.port(port).boundingBox()));
    if (from == null || to == null) throw new Error("The wire is not drawn.");
    return [from.x + from.width + (to.x - from.x - from.width) * 0.25, from.y + from.height / 2];
  };
  const rest = async (): Promise<void> => {
    await page.mouse.move(2, 2);
    await page.mouse.move(...(await point()));
  };
  // The dock opens with the run and the canvas fits anew: the wire may move on before the pointer rests on it.
  await expect(async () => {
    await rest();
    await expect(peek.getByRole("row")).toHaveCount(6, { timeout: 2000 });
  }).toPass();
  await expect(peek).toContainText("5 of 7 items");
  await page.keyboard.press("Escape");
  await expect(peek).toBeHidden();
  await rest();
  await peek.getByRole("button", { name: "Open" }).click();
  await expect(peek).toBeHidden();
  await expect(studio.table("Start.out")).toBeVisible();
  await page.mouse.click(...(await point()));
  await page.keyboard.press("Delete");
  await expect(wire).toBeHidden();
  await expect(peek).toBeHidden();
});
