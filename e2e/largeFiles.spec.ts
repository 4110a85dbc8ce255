import { expect, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Large file",
  nodes: {
    read: { type: "read-file@1", params: { as: "csv" } },
    totals: { type: "summarize@1", params: { by: ["country"], fields: [{ op: "count", as: "orders" }] } },
    write: { type: "write-file@1", params: { to: "item", name: "again.csv" } },
  },
  edges: ["read -> totals", "read -> write"],
});

test("a large file stays on the device: the workflow names it, its rows stream, a reload keeps it", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(FLOW);
  await studio.select("read");
  const rows = Array.from({ length: 200_000 }, (_, id) => `${id},${id % 2 === 0 ? "DE" : "FR"}`);
  const buffer = Buffer.from(`id,country\n${rows.join("\n")}\n`);
  await studio.inspector.locator('input[type="file"]').setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer });
  await expect(studio.inspector.getByText("on this device only")).toBeVisible();
  expect((await studio.exported()).length).toBeLessThan(2000);
  await studio.run();
  await studio.select("totals");
  await studio.dock("Data");
  expect((await studio.cells("totals.out")).rows).toEqual([
    ["DE", "100000"],
    ["FR", "100000"],
  ]);
  await studio.select("write");
  const { columns, rows: written } = await studio.cells("write.out");
  expect(columns).toContain("file");
  expect(written[0]?.join(" ")).toContain("again.csvPreviewtext/csv · 1.9 MB");
  await studio.saved();
  await page.reload();
  await studio.run();
});
