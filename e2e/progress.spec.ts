import { expect, test } from "@playwright/test";
import { loopback } from "./loopback.ts";
import { StudioPage } from "./studioPage.ts";

test("a node tells how far it is, how fast, and how long it will still take", async ({ page }) => {
  let goOn = (): void => undefined;
  let asked = 0;
  const server = await loopback((_, response) => {
    const answer = (): void => {
      response.writeHead(200, { "content-type": "application/json", "access-control-allow-origin": "*" });
      response.end(JSON.stringify({ data: [{ index: 0, embedding: [asked] }] }));
    };
    asked += 1;
    // The first answer takes long enough for a rate to say something; the second waits until the card was read.
    if (asked === 1) setTimeout(answer, 400);
    else if (asked === 2) goOn = answer;
    else answer();
  });
  const params = { baseUrl: `${server.url}/v1`, model: "m-1", text: "${item.text}", batch: 1 };
  const nodes = {
    texts: { type: "manual@1", name: "Texts", params: { items: [{ text: "a" }, { text: "b" }, { text: "c" }, { text: "d" }] } },
    vectors: { type: "embed@1", name: "Vectors", params },
  };
  try {
    const studio = new StudioPage(page);
    await studio.openEmpty();
    const permissions = { net: [server.host] };
    await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Vectors", permissions, nodes, edges: ["texts -> vectors"] }));
    await studio.runButton.click();
    await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
    const card = studio.card("Vectors");
    await expect(card).toContainText(/1 of 4 · \d(\.\d)?\/s · [\d.]+ m?s left/);
    await expect(card.getByRole("progressbar", { name: "Progress of Vectors" })).toHaveAttribute("value", "0.25");
    await studio.canvas.focus();
    await page.keyboard.press("Alt+o");
    await expect(page.getByRole("treeitem", { name: /^Vectors, .*1 of 4/ })).toBeVisible();
    await page.keyboard.press("Alt+o");
    goOn();
    await expect(studio.status).toHaveText(/^Succeeded/);
    await expect(card.getByRole("progressbar")).toBeHidden();
  } finally {
    server.close();
  }
});

test("so does a program that runs once for each item, while it is at one", async ({ page }) => {
  const params = { mode: "once-per-item", source: "if (index === 2) for (;;);", timeout: "1h" };
  const nodes = {
    texts: { type: "manual@1", name: "Texts", params: { items: [0, 1, 2, 3, 4, 5, 6, 7] } },
    program: { type: "code@1", name: "Program", params },
  };
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "P", permissions: { code: true }, nodes, edges: ["texts -> program"] }));
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  const card = studio.card("Program");
  await expect(card).toContainText(/2 of 8 · \d+(\.\d)?\/s · [\d.]+ m?s left/);
  await expect(card.getByRole("progressbar", { name: "Progress of Program" })).toHaveAttribute("value", "0.25");
  await page.getByRole("banner").getByRole("button", { name: "Stop" }).click();
  await expect(card.getByRole("progressbar")).toBeHidden();
});
