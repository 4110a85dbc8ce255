import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const FILE = "orders.vwmp.json";

/** Puts a file of the browser's own file system, a real handle, in the place of one that is picked. */
async function withPicker(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    const pick = async () => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    Object.assign(globalThis, { showSaveFilePicker: pick });
  }, FILE);
}

/** What the file holds; nothing where it is just being written. */
function fileText(page: Page): Promise<string> {
  return page.evaluate(async (name) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
    const file = await handle.getFile();
    return file.text().catch(() => "");
  }, FILE);
}

/** Writes the file as another program would, and comes back to the page. */
async function writeOutside(page: Page, text: string): Promise<void> {
  await page.evaluate(
    async ([name, written]) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
      const to = await handle.createWritable();
      await to.write(written);
      await to.close();
      dispatchEvent(new Event("focus"));
    },
    [FILE, text] as const,
  );
}

async function linked(page: Page): Promise<StudioPage> {
  await withPicker(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.add("template");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "Link to a file on disk…" }).click();
  await expect(page.getByText(`is now saved to ${FILE}, too.`)).toBeVisible();
  return studio;
}

async function rename(page: Page, name: string): Promise<void> {
  await page.getByRole("textbox", { name: "Workflow name" }).fill(name);
  await page.keyboard.press("Enter");
}

test("a workflow that is linked to a file is saved there, too", async ({ page }) => {
  const studio = await linked(page);
  await rename(page, "On disk");
  await expect.poll(() => fileText(page)).toContain('"name": "On disk"');
  await studio.saved();
  expect(await fileText(page)).toBe(await studio.exported());
});

test("what somebody else writes into the file is noticed, not written over, and taken in as one step", async ({ page }) => {
  const studio = await linked(page);
  const before = await studio.exported();
  await writeOutside(page, before.replace(/"name": "[^"]*"/, '"name": "From outside"'));
  const banner = page.getByRole("alert").filter({ hasText: `${FILE} was changed outside the studio.` });
  await expect(banner).toBeVisible();
  await studio.add("sort");
  await studio.saved();
  expect(await fileText(page)).toContain('"name": "From outside"');

  await banner.getByRole("button", { name: "Take what is in the file" }).click();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("From outside");
  await expect(banner).toBeHidden();
  await expect(studio.card("Sort")).toBeHidden();
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(studio.card("Sort")).toBeVisible();
});

test("what is here can be kept over what somebody else wrote", async ({ page }) => {
  const studio = await linked(page);
  await writeOutside(page, "{}");
  await page.getByRole("button", { name: "Keep what is here" }).click();
  await expect(page.getByRole("button", { name: "Keep what is here" })).toBeHidden();
  expect(await fileText(page)).toBe(await studio.exported());
});

test("after a reload the browser is asked again, and then changes go to the file", async ({ page }) => {
  const studio = await linked(page);
  await studio.saved();
  await page.addInitScript(() => {
    Object.assign(FileSystemHandle.prototype, { queryPermission: async () => "prompt", requestPermission: async () => "granted" });
  });
  await page.reload();
  const banner = page.getByRole("alert").filter({ hasText: `This workflow is linked to ${FILE}.` });
  await expect(banner).toBeVisible();
  await rename(page, "Later");
  await studio.saved();
  expect(await fileText(page)).not.toContain("Later");
  await banner.getByRole("button", { name: "Allow" }).click();
  await expect.poll(() => fileText(page)).toContain('"name": "Later"');
});

test("a browser without files on disk does not offer it", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "showSaveFilePicker"));
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("menuitem", { name: "JSON" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /file on disk/ })).toBeHidden();
});
