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

test("a failed run opens its log, whose failure leads to the node, and from there into the first field of a list", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    begin: { type: "manual@1", name: "Begin", params: { items: [{ total: 1 }, { total: null }] } },
    work: { type: "edit-fields@1", name: "Work out", params: { fields: [{ name: "label", value: "${item.total.toFixed(2)}" }] } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Failing", nodes, edges: ["begin -> work"] }));
  await studio.run(/^Failed/);
  await page.getByRole("log", { name: "Log lines" }).getByRole("button", { name: "Work out" }).click();
  const failure = studio.inspector.getByRole("region", { name: "Failure" });
  await expect(failure).toContainText("Item 2:");
  await failure.getByRole("button", { name: "Open the field" }).click();
  await expect(studio.inspector.getByRole("textbox").and(page.locator(":focus"))).toBeVisible();
});

test("items that failed while the others went on are told on the card, in its output and at the end of the run", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    lines: { type: "manual@1", name: "Lines", params: { items: [{ text: "a: 1" }, { text: "a: [1" }, { text: "a: 3" }] } },
    parse: { type: "yaml-parse@1", name: "Parse", policy: { onError: "skip" } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Skipping", nodes, edges: ["lines -> parse"] }));
  await studio.run(/^Succeeded · 5 items · 1 item failed/);
  await expect(studio.card("Parse").getByRole("img", { name: "1 item failed" })).toBeVisible();
  await studio.card("Parse").click();
  await studio.inspector.getByRole("tab", { name: "Output" }).click();
  const told = studio.inspector.getByRole("region", { name: "Items that failed" });
  await expect(told).toContainText("Item 2:");
  await expect(told).toContainText("They were left out");
});

test("a path on disk is told to be out of reach of a tab, with the ways out, before anything is allowed", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = { read: { type: "read-file@1", name: "Orders", params: { path: "data/orders.csv" } } };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Reading", nodes, edges: [] }));
  await studio.runButton.click();
  const dialog = page.getByRole("dialog", { name: "Permissions" });
  await expect(dialog).toContainText("A browser tab reads and changes no files by their path");
  await expect(dialog.getByRole("list", { name: "Read these files and folders" })).toHaveText("data/orders.csv");
  await expect(dialog).toContainText("Pick the file in its node and empty the path, or run the workflow in Node: npx vwmp run");
  await expect(dialog.getByRole("button", { name: /^(Allow|Always)/ })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Understood" }).click();
  await expect(dialog).toBeHidden();
  await expect(studio.status).not.toHaveText(/Failed/);
});

test("the result under an expression is of the run that ended, not of one that had not come so far", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    begin: { type: "manual@1", name: "Begin", params: { items: [{ total: 7 }] } },
    wait: { type: "wait@1", name: "Pause", params: { duration: "400ms" } },
    say: { type: "template@1", name: "Say", params: { text: "${item.total + 1}" } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Late", nodes, edges: ["begin -> wait", "wait -> say"] }));
  await studio.card("Say").click();
  await studio.run();
  await expect(studio.inspector.getByRole("status", { name: "Result" })).toHaveText("8");
});

test("of a failure the line of the dock shows the beginning and holds the whole, and the log takes the place of the problems", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const message = "no further with this, for what comes next would need a great deal more than what came in here so far";
  const nodes = { begin: { type: "manual@1" }, stop: { type: "stop-and-error@1", name: "No further", params: { message } } };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Long", nodes, edges: ["begin -> stop"] }));
  const dock = await studio.dock("Problems");
  await studio.run(/^Failed/);
  await expect(dock.getByRole("tab", { name: "Log" })).toHaveAttribute("aria-selected", "true");
  await expect(studio.status).toContainText(message);
  await expect(studio.status).toHaveAttribute("title", new RegExp(message));
  expect((await studio.status.boundingBox())?.height).toBeLessThan(22);
});
