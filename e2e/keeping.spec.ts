import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const banner = (page: Page) => page.getByRole("alert").filter({ hasText: "This workflow is open in another tab" });
const name = (studio: StudioPage) => studio.page.getByRole("textbox", { name: "Workflow name" });

test.describe("a workflow in two tabs", () => {
  test("is written by one: the other shows what is changed, changes nothing, and takes over when asked to", async ({ context }) => {
    const first = new StudioPage(await context.newPage());
    await first.openEmpty();
    await name(first).fill("Shared");
    await first.saved();
    const second = new StudioPage(await context.newPage());
    await second.page.goto("./");
    await expect(name(second)).toHaveValue("Shared");
    await expect(banner(second.page)).toBeVisible();
    await expect(banner(first.page)).toBeHidden();

    await name(second).pressSequentially("!");
    await expect(name(second)).toHaveValue("Shared");
    await name(first).fill("Shared, changed in the first");
    await expect(name(second)).toHaveValue("Shared, changed in the first");

    await name(first).pressSequentially(" and at the last moment");
    await banner(second.page).getByRole("button", { name: "Take over" }).click();
    await expect(banner(second.page)).toBeHidden();
    await expect(banner(first.page)).toBeVisible();
    await expect(name(second)).toHaveValue("Shared, changed in the first and at the last moment");
    await name(second).fill("By the second");
    await expect(name(first)).toHaveValue("By the second");
    await name(first).pressSequentially("!");
    await expect(name(first)).toHaveValue("By the second");
  });

  test("can be edited in the one that is left when the other is closed", async ({ context }) => {
    const first = new StudioPage(await context.newPage());
    await first.openEmpty();
    await name(first).fill("Left behind");
    await first.saved();
    const second = new StudioPage(await context.newPage());
    await second.page.goto("./");
    await expect(banner(second.page)).toBeVisible();
    await name(first).pressSequentially(", complete");
    await first.page.close({ runBeforeUnload: false });
    await expect(banner(second.page)).toBeHidden();
    await expect(name(second)).toHaveValue("Left behind, complete");
    await name(second).fill("Mine now");
    await second.saved();
    await second.page.reload();
    await expect(name(second)).toHaveValue("Mine now");
    await expect(banner(second.page)).toBeHidden();
  });

  test("where a browser has no locks, a stale tab overwrites nothing: both versions are kept", async ({ context }) => {
    await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
    const first = new StudioPage(await context.newPage());
    await first.openEmpty();
    await name(first).fill("Both");
    await first.saved();
    const second = new StudioPage(await context.newPage());
    await second.page.goto("./");
    await expect(name(second)).toHaveValue("Both");
    await name(first).fill("Both by the first");
    await first.saved();
    await name(second).fill("Both by the second");
    await expect(name(second)).toHaveValue("Both by the second (conflict copy)");
    await second.saved();
    const list = second.page.getByRole("region", { name: "On this device" });
    await expect(list.getByRole("button", { name: /^Both by the first/ })).toBeVisible();
    await expect(list.getByRole("button", { name: /^Both by the second \(conflict copy\)/ })).toBeVisible();
  });
});

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "Orders",
  nodes: {
    start: { type: "manual@1", name: "Start" },
    keep: { type: "filter@1", name: "Keep" },
    text: { type: "template@1", name: "Text", params: { text: "old" } },
  },
  edges: ["start -> keep", "keep -> text"],
  layout: { nodes: { start: [0, 0], keep: [280, 0], text: [560, 0] } },
});

const history = (page: Page) => page.getByRole("dialog", { name: "History" });
const versions = (page: Page) => history(page).getByRole("list", { name: "Versions" }).getByRole("listitem");

async function openHistory(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "History" }).click();
  await expect(history(page)).toBeVisible();
}

test.describe("the history of a workflow", () => {
  test("keeps checkpoints, shows what became of each, and goes back in a step that can be undone", async ({ page }) => {
    const studio = new StudioPage(page);
    await studio.openEmpty();
    await studio.importText(FLOW);
    await page.keyboard.press("Control+s");
    await expect(page.getByText(/^Kept as “Checkpoint of /)).toBeVisible();

    await studio.select("Text");
    await studio.field("Text").fill("new");
    await studio.select("Keep");
    await studio.canvas.focus();
    await page.keyboard.press("Delete");
    await studio.add("log");
    await expect(studio.card("Log")).toBeVisible();

    await openHistory(page);
    await versions(page)
      .getByRole("button", { name: /^Checkpoint of/ })
      .click();
    const drawn = history(page).getByRole("region", { name: "Version on the canvas" });
    await expect(drawn.getByRole("group", { name: /^Keep, .*, removed$/ })).toBeVisible();
    await expect(drawn.getByRole("group", { name: /^Log, .*, added$/ })).toBeVisible();
    await expect(drawn.getByRole("group", { name: /^Text, .*, changed$/ })).toBeVisible();
    await expect(drawn.getByRole("group", { name: /^Start, .*, unchanged$/ })).toBeVisible();
    await expect(drawn.getByRole("group", { name: "Start.out to Keep.in, removed" })).toBeAttached();
    const changes = history(page).getByRole("list", { name: "Changes" });
    await expect(changes.getByRole("listitem").filter({ hasText: "Text" }).first()).toContainText("Text: old new");

    const before = await versions(page).count();
    await history(page).getByRole("button", { name: "Restore" }).click();
    await expect(history(page)).toBeHidden();
    await expect(studio.card("Keep")).toBeVisible();
    await expect(studio.card("Log")).toBeHidden();
    await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
    await expect(studio.card("Log")).toBeVisible();
    await page.getByRole("banner").getByRole("button", { name: "Redo" }).click();
    await studio.saved();
    await page.reload();
    await expect(studio.card("Keep")).toBeVisible();
    await openHistory(page);
    await expect(versions(page)).toHaveCount(before + 2);
    await expect(versions(page).first()).toContainText("Restored: Checkpoint of");
  });

  test("keeps how a workflow was before the first change of a visit, and takes names", async ({ page }) => {
    const studio = new StudioPage(page);
    await studio.openEmpty();
    await studio.importText(FLOW);
    await name(studio).fill("Orders 2");
    await openHistory(page);
    await expect(versions(page)).toHaveCount(1);
    await expect(history(page).getByRole("list", { name: "Changes" })).toContainText("Name: Orders Orders 2");
    await history(page).getByRole("textbox", { name: "Version name" }).fill("As it came");
    await page.keyboard.press("Enter");
    await expect(versions(page).getByRole("button", { name: /^As it came/ })).toBeVisible();
  });

  test("says so when a version cannot be kept, and loses nothing", async ({ page }) => {
    await page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...values) {
        if (this.name === "versions") throw new DOMException("full", "QuotaExceededError");
        return put.apply(this, values);
      };
    });
    const studio = new StudioPage(page);
    await studio.openEmpty();
    await studio.importText(FLOW);
    await page.keyboard.press("Control+s");
    await expect(page.getByRole("alert")).toContainText("This browser’s storage failed.");
    await expect(page.getByText("No version was kept. The space this browser gives to this site is full.")).toBeVisible();
    await studio.saved();
    expect(JSON.parse(await studio.exported()).name).toBe("Orders");
  });
});

test("the chip tells how much is kept here and what the browser promises", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.saved();
  await page.getByRole("button", { name: "Saved on this device" }).click();
  const dialog = page.getByRole("dialog", { name: "Storage on this device" });
  await expect(dialog.getByRole("definition").first()).toHaveText(/^[\d.]+ (bytes|kB|MB) of [\d.]+ [MGT]B$/);
  await expect(dialog).toContainText("The browser made no promise.");
  await page.evaluate(() => {
    let kept = false;
    navigator.storage.persist = async () => {
      kept = true;
      return kept;
    };
    navigator.storage.persisted = async () => kept;
  });
  await dialog.getByRole("button", { name: "Ask it to keep everything" }).click();
  await expect(dialog).toContainText("The browser promised to keep it");
});
