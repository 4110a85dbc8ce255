import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
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
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
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
