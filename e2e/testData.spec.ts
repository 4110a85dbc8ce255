import { expect, type Locator, test } from "@playwright/test";
import { packedPackage } from "./packedPackage.ts";
import { StudioPage } from "./studioPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Mocked",
  nodes: {
    source: { type: "manual@1", name: "Source", params: { items: [{ n: 1 }] } },
    sum: { type: "edit-fields@1", name: "Sum", params: { fields: [{ name: "sum", value: "${item.n + 1}" }] } },
  },
  edges: ["source -> sum"],
  tests: [{ name: "Two", pins: { "source.out": [{ n: 5 }, { n: 6 }] }, expect: { sum: [] } }],
});

let studio: StudioPage;
let dock: Locator;
test.beforeEach(async ({ page }) => {
  studio = new StudioPage(page);
  dock = page.getByRole("region", { name: "Run", exact: true });
  await studio.openEmpty();
  await studio.importText(FLOW);
  await dock.getByRole("tab", { name: "Tests" }).click();
});

/** Writes the items of the dialog that is open, and takes them. */
async function write(name: string, items: unknown): Promise<void> {
  const dialog = studio.page.getByRole("dialog", { name });
  await dialog.getByRole("textbox", { name: "Items" }).fill(JSON.stringify(items));
  await dialog.getByRole("button", { name: "Use these items" }).click();
  await expect(dialog).toBeHidden();
}

async function tests(): Promise<Record<string, unknown>[]> {
  return JSON.parse(await studio.exported()).tests;
}

test("pins of a test are edited, added and removed, and its expectation follows what came out", async ({ page }) => {
  await dock.getByText("Data: 1 list").click();
  const data = dock.getByRole("list", { name: "Data of Two" });
  await data.getByRole("button", { name: "Edit Source.out" }).click();
  await expect(page.getByRole("dialog", { name: "Source.out in Two" }).getByRole("textbox")).toHaveValue(/"n": 5/);
  await write("Source.out in Two", [{ n: 40 }]);
  await dock.getByRole("button", { name: "Use the data of Two" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await dock.getByText("Expected: 1 output").click();
  await dock.getByRole("button", { name: "Expect what came out last" }).click();
  await dock.getByRole("button", { name: "Run all tests" }).click();
  await expect(dock.getByText("1 passed")).toBeVisible();
  expect(await tests()).toEqual([{ name: "Two", pins: { "source.out": [{ n: 40 }] }, expect: { sum: [{ n: 40, sum: 41 }] } }]);

  await dock.getByRole("combobox", { name: "Add data" }).selectOption("Sum.out");
  await expect(page.getByRole("dialog", { name: "Sum.out in Two" }).getByRole("textbox")).toHaveValue(/"sum": 41/);
  await write("Sum.out in Two", [{ sum: 0 }]);
  await data.getByRole("button", { name: "Remove Source.out" }).click();
  await dock.getByRole("list", { name: "Expected of Two" }).getByRole("button", { name: "Edit Sum" }).click();
  await write("Sum in Two", [{ sum: 0 }]);
  expect(await tests()).toEqual([{ name: "Two", pins: { "sum.out": [{ sum: 0 }] }, expect: { sum: [{ sum: 0 }] } }]);
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(data.getByRole("button", { name: "Edit Source.out" })).toBeVisible();
});

test("a test is written by hand before anything ran", async () => {
  await dock.getByRole("button", { name: "Add an empty test" }).click();
  const added = dock.getByRole("list", { name: "Tests" }).locator("> li").nth(1);
  await added.getByText("Data", { exact: true }).click();
  await added.getByRole("combobox", { name: "Add data" }).selectOption("Source.out");
  await write("Source.out in Test 2", [{ n: 1 }]);
  await added.getByRole("button", { name: "Use the data of Test 2" }).click();
  await expect(studio.card("Source")).toHaveAccessibleName(/, pinned$/);
});

test("a run on the data of a test has a command for Node that gives the same log", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await dock.getByRole("button", { name: "Use the data of Two" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.status).toHaveAttribute("title", /log [0-9a-f]{64}$/);
  const [, hash = ""] = /log ([0-9a-f]{64})$/.exec((await studio.status.getAttribute("title")) ?? "") ?? [];
  await dock.getByRole("button", { name: "Run this in Node" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the file" }).click();
  const file = test.info().outputPath("mocked.vwmp.json");
  await (await waiting).saveAs(file);
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const { out, err } = packedPackage().vwmp(command.replace("npx vwmp ", "").replace("mocked.vwmp.json", file).split(" "));
  expect(JSON.parse(out).sum).toEqual([
    { n: 5, sum: 6 },
    { n: 6, sum: 7 },
  ]);
  expect(err).toContain(hash);
});

test("a file is put among pinned items, and the nodes behind the pin read it", async ({ page }) => {
  await studio.importText(
    JSON.stringify({
      format: "vwmp/1",
      name: "Pinned file",
      nodes: { fetch: { type: "manual@1", name: "Fetch" }, read: { type: "file-text@1", name: "Read", params: { file: "${item}" } } },
      edges: ["fetch -> read"],
    }),
  );
  await studio.select("Fetch");
  await studio.tab("Output");
  await studio.inspector.getByRole("button", { name: "Edit pinned data" }).click();
  const dialog = page.getByRole("dialog", { name: "Pinned data of Fetch" });
  const choosing = page.waitForEvent("filechooser");
  await dialog.getByText("Add files").click();
  await (await choosing).setFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from("id,total\n7,120\n") });
  await expect(dialog.getByRole("textbox")).toHaveValue(/^\[\s*\{\s*"\$file": "[0-9a-f]{64}",\s*"name": "orders.csv"/);
  await dialog.getByRole("button", { name: "Pin these items" }).click();
  await studio.run();
  await studio.select("Read");
  await studio.dock("Data");
  expect((await studio.cells("Read.out")).rows).toEqual([["id,total\n7,120\n"]]);
});
