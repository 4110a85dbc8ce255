import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { packedPackage } from "./packedPackage.ts";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const CSV = "country,total\nDE,120\nFR,80\nDE,300\nIT,250";

test("a first visit opens a sample with Run focused, and Enter runs it", async ({ page }) => {
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.open();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Weather report");
  await expect(studio.runButton).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(studio.status).toHaveText(/^Succeeded · [\d,]+ items · .*nothing left this device · log [0-9a-f]{4}…$/);
  await expect(studio.card("Report")).toHaveAccessibleName(/^Report, .+, succeeded$/);
  await expect(studio.wire("Weather file.out to Days.in, 1 item")).toBeAttached();
  expect(faults).toEqual([]);
});

test("a newcomer builds, runs, reads, reloads, finds, exports, and gets the same from the command line", async ({ page }) => {
  test.setTimeout(120_000);
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();

  await test.step("three nodes by mouse and keyboard", async () => {
    await page.getByRole("textbox", { name: "Workflow name" }).fill("Orders over a hundred");
    await studio.add("csv parse", "Tab");
    await expect(studio.card("Parse CSV")).toBeVisible();
    await studio.field("Text").fill(CSV);
    await studio.add("filter", "/");
    await expect(studio.wire("Parse CSV.out to Filter.in, 0 items")).toBeAttached();
    await studio.field("Where").fill("${item.total >= 100}");
    await studio.canvas.focus();
    await page.keyboard.press("Escape");
    await studio.canvas.getByRole("button", { name: "Add node" }).click();
    await page.getByRole("dialog", { name: "Add node" }).getByRole("option", { name: "Sort" }).click();
    await expect(studio.card("Sort")).toBeVisible();
    await expect(studio.wire(/ to Sort\.in,/)).toHaveCount(0);
    await studio.port("Filter output kept").press("Enter");
    await studio.port("Sort input in").press("Enter");
    await expect(studio.wire("Filter.kept to Sort.in, 0 items")).toBeAttached();
    await studio.select("Sort");
    await studio.inspector.getByRole("button", { name: "Add field" }).click();
    const criterion = studio.inspector.getByRole("group", { name: "Field 1" });
    await criterion.getByRole("textbox", { name: "Field" }).fill("total");
    await criterion.getByRole("combobox", { name: "Order" }).selectOption("Descending");
  });

  await test.step("a node follows the mouse", async () => {
    const before = JSON.parse(await studio.exported()).layout.nodes.sort;
    const box = await studio.card("Sort").boundingBox();
    if (box === null) throw new Error("The card is not drawn.");
    await page.mouse.move(box.x + 60, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 100, box.y + 120, { steps: 6 });
    await page.mouse.up();
    const after = JSON.parse(await studio.exported()).layout.nodes.sort;
    expect(after).not.toEqual(before);
    await page.keyboard.press("Control+z");
    expect(JSON.parse(await studio.exported()).layout.nodes.sort).toEqual(before);
    await page.keyboard.press("Control+Shift+z");
    expect(JSON.parse(await studio.exported()).layout.nodes.sort).toEqual(after);
  });

  const columns = ["country", "total"];
  const rows = [
    ["DE", "300"],
    ["IT", "250"],
    ["DE", "120"],
  ];
  await test.step("it runs, and the table shows every cell", async () => {
    await studio.run();
    await studio.dock("Data");
    await studio.select("Sort");
    expect(await studio.cells("Sort.out")).toEqual({ columns, rows });
    await studio.select("Parse CSV");
    expect((await studio.cells("Parse CSV.out")).rows).toHaveLength(4);
    await expect(studio.wire("Filter.kept to Sort.in, 3 items")).toBeAttached();
  });

  await test.step("a param is undone and done again", async () => {
    await studio.select("Filter");
    await studio.tab("Params");
    await studio.field("Where").fill("${item.total >= 200}");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.field("Where")).toHaveText("${item.total >= 100}");
    await page.getByRole("button", { name: "Redo" }).click();
    await expect(studio.field("Where")).toHaveText("${item.total >= 200}");
    await page.getByRole("button", { name: "Undo" }).click();
  });

  const text = await studio.exported();
  await test.step("it is there after a reload, and in the list", async () => {
    await studio.saved();
    await page.reload();
    await expect(studio.card("Sort")).toBeVisible();
    expect(await studio.exported()).toBe(text);
    const kept = page.getByRole("region", { name: "On this device" });
    await kept.getByRole("button", { name: /^Weather report/ }).click();
    await expect(studio.card("Report")).toBeAttached();
    await kept.getByRole("button", { name: /^Orders over a hundred/ }).click();
    await expect(studio.card("Sort")).toBeVisible();
    expect(await studio.exported()).toBe(text);
  });

  await test.step("the exported file gives the same in the terminal", async () => {
    const download = await studio.download("JSON");
    expect(download.suggestedFilename()).toBe("orders-over-a-hundred.vwmp.json");
    const packed = packedPackage();
    writeFileSync(join(packed.folder, "exported.vwmp.json"), text);
    const { status, out, err } = packed.vwmp(["run", "exported.vwmp.json", "--hash"]);
    expect(status, err).toBe(0);
    const items = JSON.parse(out).sort as Record<string, unknown>[];
    expect(items.map((item) => columns.map((column) => String(item[column])))).toEqual(rows);
    await studio.run();
    await expect(studio.status).toContainText(/log [0-9a-f]{4}…/); // it is worked out after the run
    const shown = /log ([0-9a-f]{4})…/.exec((await studio.status.textContent()) ?? "")?.[1];
    expect(/log ([0-9a-f]{64})/.exec(err)?.[1]?.slice(0, 4)).toBe(shown);
  });
  expect(faults).toEqual([]);
});
