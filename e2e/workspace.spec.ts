import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const name = (page: Page) => page.getByRole("textbox", { name: "Workflow name" });

async function choose(page: Page, action: string): Promise<void> {
  await page.getByRole("button", { name: "More for the workspace" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function takeIn(page: Page, file: Buffer): Promise<void> {
  const picking = page.waitForEvent("filechooser");
  await choose(page, "Import workspace");
  await (await picking).setFiles({ name: "all.zip", mimeType: "application/zip", buffer: file });
}

test("everything kept here goes out as one .zip and comes back, and nothing is overwritten", async ({ page, browser, baseURL }) => {
  test.setTimeout(120_000);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await name(page).fill("Kept elsewhere");
  await studio.saved();
  const waiting = page.waitForEvent("download");
  await choose(page, "Export workspace");
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^vwmp-workspace-\d{4}-\d\d-\d\d\.zip$/);
  const file = readFileSync(await download.path());

  const report = page.getByRole("dialog", { name: "Import workspace" });
  await takeIn(page, file);
  await expect(report.getByRole("status")).toHaveText(/^0 added, 0 copied, \d+ skipped, 0 refused/);
  await report.getByRole("button", { name: "Done" }).click();
  await name(page).fill("Changed since");
  await studio.saved();
  await takeIn(page, file);
  await expect(report.getByRole("status")).toHaveText(/^0 added, 1 copied, \d+ skipped, 0 refused/);
  await expect(report).toContainText("Kept elsewhere (imported copy)");
  await report.getByRole("button", { name: "Done" }).click();
  await expect(name(page)).toHaveValue("Changed since");

  const fresh = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await new StudioPage(fresh).open();
  await takeIn(fresh, file);
  await fresh.getByRole("dialog", { name: "Import workspace" }).getByRole("button", { name: "Done" }).click();
  const kept = fresh.getByRole("region", { name: "On this device" });
  await kept.getByRole("button", { name: /^Kept elsewhere/ }).click();
  await expect(name(fresh)).toHaveValue("Kept elsewhere");
  await fresh.context().close();
});

test("a file that is no workspace is refused with the reason", async ({ page }) => {
  await new StudioPage(page).open();
  await takeIn(page, Buffer.from("no zip"));
  await expect(page.getByText("“all.zip” was not imported. The file is no ZIP file, or it is damaged.")).toBeVisible();
});
