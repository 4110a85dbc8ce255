import { expect, test } from "@playwright/test";
import { RecoveryPage } from "./recoveryPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Hourly",
  nodes: {
    at: { type: "schedule@1", name: "Each hour", params: { by: "cron", cron: "0 * * * *", timeZone: "UTC" } },
    after: { type: "no-op@1", name: "After" },
  },
  edges: ["at -> after"],
});

test.use({ timezoneId: "UTC" });

test("a schedule that is active starts a run at each of its times, also after a reload, and in one tab alone", async ({
  page,
  context,
}) => {
  await page.clock.install({ time: "2026-01-30T08:30:00Z" });
  const studio = new RecoveryPage(page);
  await studio.open();
  await studio.importText(FLOW);
  await studio.select("Each hour");
  await expect(studio.inspector.getByRole("region", { name: "Next runs" }).getByRole("listitem").first()).toContainText("09:00");
  const active = page.getByRole("banner").getByRole("switch", { name: "Active" });
  const next = page.getByRole("status", { name: "Next scheduled run" });
  await active.check();
  await expect(next).toHaveText("next 09:00");
  await page.clock.fastForward("31:00");
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(next).toHaveText("next 10:00");
  await studio.dock("Data");
  await studio.select("After");
  expect((await studio.cells("After.out")).rows).toEqual([["2026-01-30T09:00:00.000Z", "2026-01-30T10:00:00.000Z"]]);
  await studio.saved();
  await page.reload();
  await expect(active).toBeChecked();
  await expect(next).toHaveText("next 10:00");
  const other = new RecoveryPage(await context.newPage());
  await other.openAt(page.url());
  await expect(other.page.getByRole("status", { name: "Next scheduled run" })).toHaveText("in another tab");
  await other.page.getByRole("banner").getByRole("switch", { name: "Active" }).uncheck();
  await expect(active).not.toBeChecked();
  await expect(next).toBeHidden();
});

test("a schedule that needs permissions is active only once they are given for good", async ({ page }) => {
  const studio = new RecoveryPage(page);
  await studio.open();
  await studio.importText(FLOW.replace("no-op@1", "code@1"));
  const active = page.getByRole("banner").getByRole("switch", { name: "Active" });
  const permissions = page.getByRole("dialog", { name: "Permissions" });
  await active.click();
  await permissions.getByRole("button", { name: "Allow once" }).click();
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("Always for this workflow");
  await expect(active).not.toBeChecked();
  await active.click();
  await permissions.getByRole("button", { name: "Always for this workflow" }).click();
  await expect(active).toBeChecked();
});
