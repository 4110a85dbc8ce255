import { readFileSync, writeFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { packedPackage } from "./packedPackage.ts";
import { StudioPage } from "./studioPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Numbers",
  parameters: { least: { kind: "number", label: "Least", default: 2 } },
  nodes: {
    numbers: { type: "csv-parse@1", name: "Numbers", params: { text: "n\n1\n2\n3\n" } },
    kept: { type: "filter@1", name: "Kept", params: { where: "${item.n >= parameters.least}" } },
    named: { type: "edit-fields@1", name: "Named", params: { fields: [{ name: "double", value: "${item.n * 2}" }] } },
  },
  edges: ["numbers -> kept", "kept.kept -> named"],
});

const LOGGING = JSON.stringify({
  format: "vwmp/1",
  name: "Logging",
  nodes: {
    two: { type: "manual@1", name: "Two", params: { items: [{ n: 1 }, { n: 2 }] } },
    say: { type: "log@1", name: "Say", params: { message: "n is ${item.n}" } },
    after: { type: "no-op@1", name: "After" },
  },
  edges: ["two -> say", "say -> after"],
});

async function opened(page: Page): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(FLOW);
  await expect(studio.card("Named")).toBeVisible();
  return studio;
}

async function history(page: Page): Promise<Locator> {
  await page.getByRole("tab", { name: "Runs" }).click();
  return page.getByRole("list", { name: "Run history" });
}

const banner = (page: Page): Locator => page.getByRole("region", { name: "Shown run" });

/** Changes what the first node gives. */
async function changeText(studio: StudioPage, text: string): Promise<void> {
  await studio.select("Numbers");
  await studio.tab("Params");
  await studio.field("Text").fill(text);
  await studio.canvas.focus();
}

test("a run opens from the history on its own version, with its data, and editing goes on where it was", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await changeText(studio, "n\n5\n6\n");
  await expect(studio.card("Kept").getByRole("img", { name: "Stale: “Numbers” before it has changed" })).toBeVisible();
  await studio.run();
  const runs = await history(page);
  await expect(runs.getByRole("listitem")).toHaveCount(2);
  await expect(runs.getByRole("listitem").first()).toContainText(/Succeeded.*6 items · manual/);
  await runs
    .getByRole("button", { name: /^Succeeded/ })
    .last()
    .click();
  await expect(banner(page)).toContainText(/Run of .+ on an earlier version/);
  await expect(page).toHaveURL(/[#&]run=[0-9a-f]+/);
  await studio.select("Numbers");
  await expect(studio.field("Text")).toHaveText("n123");
  await studio.canvas.focus();
  await page.keyboard.press("Delete");
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("A past run is read only.");
  await studio.canvas.getByRole("button", { name: "Add node" }).click();
  await expect(page.getByRole("dialog", { name: "Add node" })).toBeHidden();
  await expect(studio.wire(/^Numbers\.out to Kept\.in, 3 items$/)).toBeAttached();
  await page.reload();
  await expect(banner(page)).toContainText("on an earlier version");
  await banner(page).getByRole("button", { name: "Back to editing" }).click();
  await expect(banner(page)).toBeHidden();
  await studio.select("Numbers");
  await expect(studio.field("Text")).toHaveText("n56");
  await expect(page).not.toHaveURL(/run=/);
});

test("an earlier version is restored in one step that can be undone, and a fork gives the same", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await changeText(studio, "n\n9\n");
  const runs = await history(page);
  await runs.getByRole("button", { name: /^Succeeded/ }).click();
  await banner(page).getByRole("button", { name: "Fork from here" }).click();
  await expect(banner(page)).toContainText("Forked run of");
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(runs.getByRole("listitem")).toHaveCount(2);
  await expect(runs.getByRole("listitem").first()).toContainText(/fork of \d\d:\d\d:\d\d/);
  await expect(runs.getByRole("listitem").last()).toContainText("manual");
  await banner(page).getByRole("button", { name: "Restore this version" }).click();
  await studio.select("Numbers");
  await expect(studio.field("Text")).toHaveText("n123");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(studio.field("Text")).toHaveText("n9");
});

test("runs are filtered, exported, deleted and opened from a file", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  const runs = await history(page);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Failed");
  await expect(runs.getByRole("listitem")).toHaveCount(0);
  await page.getByRole("combobox", { name: "Status" }).selectOption("Succeeded");
  await runs.getByRole("button", { name: /^More for the run/ }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export log" }).click();
  const log = test.info().outputPath("run.ndjson");
  await (await waiting).saveAs(log);
  expect(packedPackage().vwmp(["replay", log]).out).toMatch(/^\d+ events, the same/);
  await runs.getByRole("button", { name: /^More for the run/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(runs.getByRole("listitem")).toHaveCount(0);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a log file" }).click();
  await (await choosing).setFiles(log);
  await expect(banner(page)).toBeVisible();
  await expect(studio.wire(/^Numbers\.out to Kept\.in, 3 items$/)).toBeAttached();
});

const HOUR = 3_600_000;

test("the history lists the runs of the last hour, day or week", async ({ page }) => {
  await page.clock.install();
  const studio = await opened(page);
  await studio.run();
  const runs = (await history(page)).getByRole("listitem");
  const time = page.getByRole("combobox", { name: "Time" });
  const listedWithin = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const choice of ["Last hour", "Last day", "Last week", "Any time"]) {
      await time.selectOption(choice);
      await expect(runs.or(page.getByText("No kept run is like this."))).toHaveCount(1);
      if ((await runs.count()) > 0) found.push(choice);
    }
    return found;
  };
  expect(await listedWithin()).toEqual(["Last hour", "Last day", "Last week", "Any time"]);
  await page.clock.fastForward(2 * HOUR);
  expect(await listedWithin()).toEqual(["Last day", "Last week", "Any time"]);
  await page.clock.fastForward(48 * HOUR);
  expect(await listedWithin()).toEqual(["Last week", "Any time"]);
  await page.clock.fastForward(168 * HOUR);
  expect(await listedWithin()).toEqual(["Any time"]);
});

test("a step runs with what is known before it, and a pin stands in for what a node gave", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await studio.select("Kept");
  await studio.canvas.focus();
  await page.keyboard.press("Shift+Enter");
  await expect(studio.card("Numbers")).toHaveAccessibleName(/, cached$/);
  await expect(studio.card("Kept")).toHaveAccessibleName(/, succeeded$/);
  await expect(studio.card("Named")).toHaveAccessibleName(/, not run$/);
  await page.keyboard.press("p");
  await expect(studio.card("Kept").getByRole("img", { name: "Output pinned" })).toBeVisible();
  await studio.tab("Output");
  await studio.inspector.getByRole("button", { name: "Edit pinned data" }).click();
  const dialog = page.getByRole("dialog", { name: "Pinned data of Kept" });
  await dialog.getByRole("textbox").fill("[1,");
  await dialog.getByRole("button", { name: "Pin these items" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This is no JSON");
  await dialog.getByRole("textbox").fill('[{ "n": 40 }]');
  await dialog.getByRole("button", { name: "Pin these items" }).click();
  await studio.run();
  await expect(studio.card("Kept")).toHaveAccessibleName(/, pinned$/);
  await expect(studio.wire(/^Kept\.kept to Named\.in, 1 item$/)).toBeAttached();
  await studio.canvas.focus();
  await page.keyboard.press("p");
  await expect(studio.card("Kept").getByRole("img", { name: "Output pinned" })).toBeHidden();
});

test("a node that is pinned to what it gave is not stale, with other data it is", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await studio.select("Kept");
  await studio.canvas.focus();
  await page.keyboard.press("p");
  await expect(studio.card("Kept").getByRole("img", { name: "Output pinned" })).toBeVisible();
  await studio.select("Named");
  await studio.canvas.focus();
  await page.keyboard.press("d");
  await expect(studio.card("Named").getByRole("img", { name: "Stale: it was switched on or off" })).toBeVisible();
  await expect(studio.card("Kept").getByRole("img", { name: /^Stale/ })).toBeHidden();
  await page.keyboard.press("d");
  await studio.select("Kept");
  await studio.tab("Output");
  await studio.inspector.getByRole("button", { name: "Edit pinned data" }).click();
  const dialog = page.getByRole("dialog", { name: "Pinned data of Kept" });
  await dialog.getByRole("textbox").fill('[{ "n": 40 }]');
  await dialog.getByRole("button", { name: "Pin these items" }).click();
  await expect(studio.card("Kept").getByRole("img", { name: "Stale: its pinned data has changed" })).toBeVisible();
});

test("a breakpoint pauses before its node; a step and Resume go on", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("Kept");
  await studio.canvas.focus();
  await page.keyboard.press("b");
  await expect(studio.card("Kept").getByRole("img", { name: "Breakpoint" })).toBeVisible();
  await studio.run(/^Paused/);
  await expect(studio.card("Kept")).toHaveAccessibleName(/, paused here$/);
  await expect(studio.card("Named")).toHaveAccessibleName(/, not run$/);
  await studio.tab("Output");
  await expect(studio.inspector).toContainText("The run is paused before this step.");
  await studio.inspector.getByRole("button", { name: "Show the input" }).click();
  await expect(studio.inspector.getByText("3 items wait at “in”")).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "Step", exact: true }).click();
  await expect(studio.card("Kept")).toHaveAccessibleName(/, succeeded$/);
  await page.getByRole("banner").getByRole("button", { name: "Resume" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
});

test("what waits at a breakpoint is edited before the run goes on, and the log of the run says so", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("Named");
  await studio.canvas.focus();
  await page.keyboard.press("b");
  await studio.run(/^Paused · 2 steps done · next: Named$/);
  await studio.tab("Input");
  await expect(studio.inspector.getByText("2 items wait at “in”")).toBeVisible();
  await studio.inspector.getByRole("button", { name: "Edit waiting items of in" }).click();
  const dialog = page.getByRole("dialog", { name: "Items waiting at Named" });
  const text = dialog.getByRole("textbox", { name: "Items that wait at “in”" });
  await text.fill("[{");
  await dialog.getByRole("button", { name: "Use these items" }).click();
  await expect(dialog.getByRole("alert")).toContainText("This is no JSON");
  await text.fill('[{ "n": 50 }]');
  await dialog.getByRole("button", { name: "Use these items" }).click();
  await expect(studio.inspector.getByText("1 item waits at “in” · edited")).toBeVisible();
  await page.getByRole("banner").getByRole("button", { name: "Resume" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.inspector.getByText("in (edited)")).toBeVisible();
  await expect(studio.inspector.getByRole("table")).toContainText("50");
  await studio.canvas.focus();
  await page.keyboard.press("Escape");
  await studio.dock("Data");
  expect((await studio.cells("Named.out")).rows).toEqual([["50", "100"]]);
  await page.getByRole("button", { name: "Time travel" }).click();
  const slider = page.getByRole("slider", { name: "Time travel" });
  await slider.fill("8");
  await expect(slider).toHaveAttribute("aria-valuetext", /What waited at Named was edited/);
});

test("over a selected card are the runs of a part, and its name in the log leads to its bar and back", async ({ page }) => {
  const studio = await opened(page);
  await studio.importText(LOGGING);
  await studio.select("Say");
  await studio.canvas.getByRole("menubar", { name: "Parts of a run at Say" }).getByRole("menuitem", { name: "Run to here" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("Say")).toHaveAccessibleName(/, succeeded$/);
  await expect(studio.card("After")).toHaveAccessibleName(/, not run$/);
  const dock = await studio.dock("Log");
  await dock.getByRole("log", { name: "Log lines" }).getByRole("button", { name: "say" }).first().click();
  const bar = dock.getByRole("list", { name: "Attempts" }).locator('[aria-current="true"]');
  await expect(bar).toHaveText(/Say.*2 lines$/);
  await bar.getByRole("button", { name: "2 lines" }).click();
  await expect(dock.getByRole("log", { name: "Log lines" }).locator('[aria-current="true"]')).toHaveCount(2);
});

test("time travel shows canvas and data as they were at an event", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await page.getByRole("button", { name: "Time travel" }).click();
  const slider = page.getByRole("slider", { name: "Time travel" });
  await slider.fill("3");
  await expect(studio.card("Numbers")).toHaveAccessibleName(/, running$/);
  await expect(studio.status).toHaveText(/^At event 3 of \d+ · \d+ ms$/);
  const dock = await studio.dock("Data");
  await expect(dock).toContainText("No items had left a port by this event.");
  await page.getByRole("button", { name: "Event after" }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", /Numbers finished: 3 items/);
  await expect(studio.card("Numbers")).toHaveAccessibleName(/, succeeded$/);
  await expect(studio.card("Named")).toHaveAccessibleName(/, not run$/);
  await expect(studio.table("Numbers.out")).toBeVisible();
  await page.getByRole("button", { name: "End time travel" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("Named")).toHaveAccessibleName(/, succeeded$/);
});

test("two runs are compared: the first node and item that differ are marked and shown side by side", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await changeText(studio, "n\n1\n7\n3\n");
  await studio.run();
  const runs = await history(page);
  await expect(runs.getByRole("listitem")).toHaveCount(2);
  await page.getByRole("button", { name: "Compare runs" }).click();
  for (const box of await runs.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  const comparison = page.getByRole("region", { name: "Comparison of runs" });
  await expect(comparison).toContainText("First difference: Numbers, port out, item 2");
  await expect(comparison.getByRole("row", { name: /^n 2 7/ })).toBeVisible();
  await expect(studio.card("Numbers").getByRole("img", { name: "First difference" })).toBeVisible();
  await expect(studio.card("Named").getByRole("img", { name: "Differs" })).toBeVisible();
});

test("the timeline has a bar for each attempt and can be zoomed; the command for Node prints the same hash", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const studio = await opened(page);
  await studio.run();
  const dock = await studio.dock("Timeline");
  await expect(dock.getByRole("list", { name: "Attempts" }).getByRole("listitem")).toHaveCount(3);
  await dock.getByRole("button", { name: "Zoom into the timeline" }).click();
  await dock.getByRole("button", { name: "Show the whole run" }).click();
  await expect(studio.status).toHaveAttribute("title", /log [0-9a-f]{64}$/);
  const [, hash = ""] = /log ([0-9a-f]{64})$/.exec((await studio.status.getAttribute("title")) ?? "") ?? [];
  await dock.getByRole("button", { name: "Run this in Node" }).click();
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("Copied.");
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^npx vwmp run numbers\.vwmp\.json .*--seed \d+ --hash$/);
  const file = test.info().outputPath("numbers.vwmp.json");
  writeFileSync(file, readFileSync((await (await studio.download("JSON")).path()) ?? "", "utf8"));
  const args = command.replace("npx vwmp ", "").replace("numbers.vwmp.json", file).split(" ");
  const { out, err } = packedPackage().vwmp(args);
  expect(out + err).toContain(hash);
});
