import { expect, type Locator, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { StudioPage } from "./studioPage.ts";

const ORDERS = "country,total\nDE,120\nFR,80\nDE,300\n";

let studio: StudioPage;
test.beforeEach(async ({ page }) => {
  studio = new StudioPage(page);
});

/** Pastes as the browser does, with the focus on the canvas. */
async function paste(text: string): Promise<void> {
  await studio.canvas.focus();
  await studio.canvas.evaluate((canvas, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    canvas.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function drop(files: readonly { readonly name: string; readonly text: string; readonly type?: string }[]): Promise<void> {
  await studio.canvas.evaluate((canvas, given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text, type = "" } of given) dataTransfer.items.add(new File([text], name, { type }));
    const box = canvas.getBoundingClientRect();
    const at = { clientX: box.left + 200, clientY: box.top + 120 };
    canvas.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true, ...at }));
  }, files);
}

function steps(): Locator {
  return studio.page.getByRole("toolbar", { name: "Next steps" });
}

function message(page: Page): Locator {
  return page.getByRole("status", { name: "Messages" });
}

test.describe("data that is brought in", () => {
  test.beforeEach(async () => studio.openEmpty());

  test("a dropped CSV file shows its table and offers three steps, each of which adds a connected node", async ({ page }) => {
    await drop([{ name: "orders.csv", text: ORDERS, type: "text/csv" }]);
    await expect(studio.card("orders.csv")).toHaveAccessibleName("orders.csv, Read file, succeeded");
    expect((await studio.cells("orders.csv.out")).rows).toEqual([
      ["DE", "120"],
      ["FR", "80"],
      ["DE", "300"],
    ]);
    await expect(steps().getByRole("button")).toHaveCount(4);
    expect(await accessibilityFaults(page)).toEqual([]);
    await steps().getByRole("button", { name: "Summarize" }).click();
    await expect(studio.wire("orders.csv.out to Summarize.in, 3 items")).toBeAttached();
    expect((await studio.cells("Summarize.out")).rows).toEqual([
      ["DE", "2", "210"],
      ["FR", "1", "80"],
    ]);
  });

  test("what was brought in is one undo step", async ({ page }) => {
    await drop([{ name: "orders.json", text: '[{"id":1},{"id":2}]' }]);
    await expect(studio.wire("orders.json.out to Parse JSON.in, 1 item")).toBeAttached();
    expect((await studio.cells("Parse JSON.out")).rows).toEqual([["1"], ["2"]]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.canvas.getByRole("button", { name: "Add first step" })).toBeVisible();
    await expect(steps()).toBeHidden();
  });

  test("several dropped files become several nodes", async () => {
    await drop([
      { name: "a.yaml", text: "- x: 1\n" },
      { name: "b.ndjson", text: '{"x":2}\n' },
      { name: "notes.md", text: "# Notes" },
    ]);
    for (const name of ["a.yaml", "b.ndjson", "notes.md"]) await expect(studio.card(name)).toBeAttached();
  });

  test("pasted rows of a spreadsheet become a table", async () => {
    await paste("country\ttotal\nDE\t120\nFR\t80");
    expect((await studio.cells("Parse CSV.out")).columns).toEqual(["country", "total"]);
  });

  test("an address becomes a request that runs once it may reach the host", async ({ page }) => {
    await page.route("https://api.example.com/**", (route) =>
      route.fulfill({ json: [{ id: 7 }], headers: { "access-control-allow-origin": "*" } }),
    );
    await paste("https://api.example.com/orders");
    await expect(studio.card("HTTP request")).toBeAttached();
    await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
    expect((await studio.cells("HTTP request.out")).rows).toEqual([["7"]]);
  });

  test("a command that changes something is not sent by itself", async ({ page }) => {
    await paste("curl -X DELETE https://api.example.com/orders/1");
    await expect(studio.card("HTTP request")).toBeAttached();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(studio.status).toHaveText("Not run yet");
  });

  test("a workflow of n8n or Node-RED is not converted, and that is said", async ({ page }) => {
    await paste(JSON.stringify({ name: "Orders", nodes: [{ name: "Start", type: "n8n-nodes-base.start" }], connections: {} }));
    await expect(message(page)).toContainText("“Orders” is an n8n workflow. VWMP cannot convert n8n workflows yet");
    await drop([{ name: "flows.json", text: '[{"id":"a","type":"tab"},{"id":"b","type":"inject","wires":[[]]}]' }]);
    await expect(message(page)).toContainText("This is a Node-RED export");
    await expect(studio.canvas.getByRole("button", { name: "Add first step" })).toBeVisible();
  });

  test("a dropped workflow opens as before", async ({ page }) => {
    await drop([{ name: "flow.vwmp.json", text: '{"format":"vwmp/1","name":"Dropped","nodes":{"a":{"type":"no-op@1"}},"edges":[]}' }]);
    await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Dropped");
  });
});

test.describe("an empty workflow", () => {
  test.beforeEach(async () => studio.openEmpty());

  test("offers a first step, three samples that need nothing, a file, and a text to paste", async ({ page }) => {
    await expect(studio.canvas.getByRole("button", { name: "Add first step" })).toBeVisible();
    await expect(studio.canvas.getByRole("list", { name: "Samples" }).getByRole("button")).toHaveCount(3);
    const choosing = page.waitForEvent("filechooser");
    await studio.canvas.getByRole("button", { name: "Open file" }).click();
    await (await choosing).setFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(ORDERS) });
    await expect(studio.card("orders.csv")).toHaveAccessibleName(/succeeded$/);
  });

  test("“Paste JSON or cURL” says what a text is and adds it", async ({ page }) => {
    await studio.canvas.getByRole("button", { name: "Paste JSON or cURL" }).click();
    const dialog = page.getByRole("dialog", { name: "Paste JSON or cURL" });
    await dialog.getByRole("textbox", { name: "Text" }).fill("hello");
    await expect(dialog.getByRole("button", { name: "Add" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "Text" }).fill('[{"id":1}]');
    await expect(dialog.getByRole("status")).toHaveText(/^JSON/);
    await dialog.getByRole("button", { name: "Add" }).click();
    expect((await studio.cells("Parse JSON.out")).rows).toEqual([["1"]]);
  });
});

test("a chart fills beside the table of the first run, until it is closed, and in no later visit", async ({ page }) => {
  await studio.open();
  await studio.run();
  const chart = page.getByRole("region", { name: "First chart" });
  await expect(chart.getByRole("img", { name: "Bar chart of sum of rain by month: 10 values from 174.7 to 284.5." })).toBeVisible();
  await expect(studio.table("Report.out")).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await chart.getByRole("button", { name: "Close chart" }).click();
  await expect(chart).toBeHidden();
  await page.reload();
  await studio.run();
  await expect(studio.table("Report.out")).toBeVisible();
  await expect(chart).toBeHidden();
});

test.describe("live mode", () => {
  const live = (): Locator => studio.page.getByRole("banner").getByRole("switch", { name: "Live" });

  test("is on for the sample of a first visit: what is typed is followed without Run", async ({ page }) => {
    await studio.open();
    await expect(studio.runButton).toBeFocused();
    await expect(live()).toBeChecked();
    await studio.run();
    await studio.dock("Data");
    await studio.select("Top months");
    await studio.field("Items").fill("${3}");
    await expect(studio.wire(/^Top months\.out to Report\.in, 3 items$/)).toBeAttached();
    await expect(studio.status).toHaveText(/^Succeeded .*nothing left this device/);
    await expect(studio.table("Top months.out").getByRole("row")).toHaveCount(4);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(studio.wire(/^Top months\.out to Report\.in, 10 items$/)).toBeAttached();
  });

  test("follows what is typed at once", async ({ page }) => {
    await studio.openEmpty();
    await paste("country,total\nDE,120\nFR,80\nDE,300\n");
    await steps().getByRole("button", { name: "Filter" }).click();
    await expect(studio.wire(/^Parse CSV\.out to Filter\.in, 3 items$/)).toBeAttached();
    await live().check();
    await studio.field("Where").click();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText("${item.total >= 100}");
    await expect(studio.table("Filter.kept").getByRole("row")).toHaveCount(3);
    const took = await page.evaluate(async () => {
      const status = document.querySelector('[aria-label="Run status"]') as HTMLElement;
      const before = status.title;
      const began = performance.now();
      document.execCommand("undo");
      document.execCommand("insertText", false, " ");
      while (status.title === before && performance.now() - began < 5000) await new Promise(requestAnimationFrame);
      return performance.now() - began;
    });
    expect(took).toBeLessThan(5000);
  });

  test("is off for other workflows, leaves out what reaches outside, and says so", async ({ page }) => {
    await studio.open();
    await studio.importText(
      JSON.stringify({
        format: "vwmp/1",
        name: "Outside",
        nodes: {
          wait: { type: "wait@1", name: "Pause", params: { for: "1ms" } },
          text: { type: "template@1", name: "Letter", params: { text: "a" } },
        },
        edges: [],
      }),
    );
    await expect(live()).not.toBeChecked();
    await live().check();
    await expect(page.getByRole("banner").getByText("1 left out")).toBeVisible();
    await expect(live()).toHaveAccessibleDescription(/but not “Pause”/);
    await studio.select("Letter");
    await studio.field("Text").fill("b");
    await expect(studio.card("Letter")).toHaveAccessibleName(/succeeded$/);
    await expect(studio.card("Pause")).not.toHaveAccessibleName(/succeeded/);
  });
});

test.describe("the tour", () => {
  const tour = (): Locator => studio.page.getByRole("dialog", { name: "Tour" });

  test("is offered on a first visit, which leaves the focus on Run", async ({ page }) => {
    await studio.open();
    await expect(page.getByRole("button", { name: "Take the tour" })).toBeVisible();
    await expect(studio.runButton).toBeFocused();
    await studio.run();
    await expect(page.getByRole("button", { name: "Take the tour" })).toBeHidden();
  });

  test("is not offered again to whoever has opened another workflow", async ({ page }) => {
    await studio.open();
    await expect(page.getByRole("button", { name: "Take the tour" })).toBeVisible();
    await studio.newWorkflow();
    await expect(page.getByRole("button", { name: "Take the tour" })).toBeHidden();
  });

  test("runs a sample, follows a change, and goes on in a tab that was closed and opened again", { tag: "@long" }, async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    await studio.open();
    await page.getByRole("button", { name: "Take the tour" }).click();
    await expect(tour().getByRole("heading", { name: "Run a workflow" })).toBeVisible();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(tour().getByRole("heading", { name: "See what happened" })).toBeVisible();
    await tour().getByRole("button", { name: "Next", exact: true }).click();
    await expect(tour().getByRole("heading", { name: "Let it follow you" })).toBeVisible();
    await expect(studio.field("Where")).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await tour().getByRole("button", { name: "Next", exact: true }).click();
    await expect(tour().getByRole("heading", { name: "Close this tab now" })).toBeVisible();
    await expect(studio.card("20 seconds")).toHaveAccessibleName(/waiting$/);
    await page.close();

    studio = new StudioPage(await context.newPage());
    await studio.open();
    await expect(tour()).toContainText("Welcome back");
    await studio.page.getByRole("region", { name: "Interrupted runs" }).getByRole("button", { name: "Go on" }).click();
    await expect(studio.status).toHaveText(/^Succeeded/, { timeout: 60_000 });
    await tour().getByRole("button", { name: "Done" }).click();
    await expect(tour()).toBeHidden();
  });

  test("is skipped with Escape, and started again from the command palette and the help", async ({ page }) => {
    await studio.open();
    await studio.canvas.focus();
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("dialog", { name: "Command palette" }).getByRole("combobox").fill("tour");
    await page.keyboard.press("Enter");
    await expect(tour().getByRole("button", { name: "Next", exact: true })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(tour()).toBeHidden();
    await page.getByRole("banner").getByRole("button", { name: "Help" }).click();
    await page.getByRole("menuitem", { name: "Start the tour" }).click();
    await expect(tour()).toBeVisible();
    await tour().getByRole("button", { name: "Skip the tour" }).click();
    await expect(tour()).toBeHidden();
  });
});
