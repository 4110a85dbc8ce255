import { expect, type Page, test } from "@playwright/test";
import { RecoveryPage } from "./recoveryPage.ts";

/** Puts a statement before the engine's worker starts. */
async function inEngine(page: Page, statement: string): Promise<void> {
  await page.route("**/engine/engine.worker.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace("serveEngine(", `${statement};\nserveEngine(`) });
  });
}

test("where the browser lets nothing be kept a run still runs, and the page says what that means", async ({ page }) => {
  await inEngine(page, `IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); }`);
  const studio = new RecoveryPage(page);
  await studio.open();
  await expect(page.getByRole("alert")).toBeHidden();
  await studio.run();
  await expect(page.getByRole("alert")).toContainText("Runs are not kept. This browser does not let the site keep anything.");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect(page.getByRole("alert")).toBeHidden();
});

test("a run that can be kept no longer fails, and says what to do", async ({ page }) => {
  const full = `const put = IDBObjectStore.prototype.put; let puts = 0;
    IDBObjectStore.prototype.put = function (...values) {
      puts += 1;
      if (puts > 4) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, values);
    }`;
  await inEngine(page, full);
  const studio = new RecoveryPage(page);
  await studio.openEmpty();
  const nodes = { start: { type: "manual@1" }, pause: { type: "wait@1", params: { duration: "30s" } } };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Long", nodes, edges: ["start -> pause"] }));
  await studio.run(/^Failed · .*The space this browser gives to this site is full\..*Make room where runs are kept/);
});

test("a browser that lost its databases says what was in them, until that is accepted", async ({ page, baseURL }) => {
  const studio = new RecoveryPage(page);
  await studio.open();
  await studio.run();
  await studio.saved();
  await expect.poll(() => page.evaluate(() => localStorage.getItem("vwmp.witness.runs"))).toContain('"runs":1');
  await page.goto(new URL("icon.svg", baseURL).href);
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(name ?? "").onsuccess = resolve;
      });
    }
  });
  await studio.open();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("This browser lost what was kept here.");
  await expect(alert).toContainText("1 workflow and 1 run had been in it");
  await page.reload();
  await expect(alert).toContainText("1 workflow");
  await alert.getByRole("button", { name: "Start afresh" }).click();
  await expect(alert).toBeHidden();
  await page.reload();
  await expect(studio.card("Report")).toBeAttached();
  await expect(page.getByRole("button", { name: "Library" })).toBeVisible();
  await expect(alert).toBeHidden();
});

/** A page, or a worker of it. */
type Place = { evaluate<A, R>(of: (arg: A) => R, arg: A): Promise<R> };

/** Lets the n-th write from now on fail. */
function plant(of: Place, n: number): Promise<void> {
  return of.evaluate(
    ([n = 0]) => {
      const world = globalThis as { writesLeft?: number };
      const planted = world.writesLeft !== undefined;
      world.writesLeft = n;
      if (planted) return;
      for (const method of ["put", "delete"] as const) {
        const original = IDBObjectStore.prototype[method] as (...values: unknown[]) => IDBRequest;
        IDBObjectStore.prototype[method] = function (this: IDBObjectStore, ...values: unknown[]) {
          world.writesLeft = (world.writesLeft ?? 0) - 1;
          if (world.writesLeft === 0) throw new DOMException("planted", "QuotaExceededError");
          return original.apply(this, values);
        } as never;
      }
    },
    [n],
  );
}

/** Whether there were so many writes, so that one failed. */
async function failed(of: Place): Promise<boolean> {
  return (await of.evaluate(() => (globalThis as { writesLeft?: number }).writesLeft ?? 1, undefined)) <= 0;
}

const TEXT = JSON.stringify({
  format: "vwmp/1",
  name: "Kept",
  nodes: { text: { type: "template@1", params: { text: "hello" } } },
  edges: [],
});
const messages = (page: Page) => page.getByRole("status", { name: "Messages" });

test.describe("whichever write fails", { tag: "@long" }, () => {
  test("a deletion is done whole, or said not to be", async ({ page }) => {
    const studio = new RecoveryPage(page);
    await studio.openEmpty();
    await studio.importText(TEXT);
    await studio.saved();
    const entry = page.getByRole("region", { name: "On this device" }).getByRole("button", { name: /^Kept/ });
    for (let n = 1; ; n += 1) {
      await plant(page, n);
      await page.getByRole("button", { name: "More for Kept" }).click();
      await page.getByRole("menuitem", { name: "Delete" }).click();
      await expect(
        messages(page)
          .getByText(/^(Nothing was deleted|Deleted)/)
          .last(),
      ).toBeVisible();
      if (!(await failed(page))) break;
      expect(n).toBeLessThan(10);
      await expect(messages(page)).toContainText("Nothing was deleted. The space this browser gives to this site is full.");
      // Gone before the next try, which would take it for its own.
      const told = messages(page).locator("div").filter({ hasText: "Nothing was deleted" });
      await told.getByRole("button", { name: "OK" }).click();
      await expect(told).toBeHidden();
      await expect(entry).toBeVisible();
    }
    await expect(entry).toBeHidden();
    // Brought back where it cannot be written at once.
    await plant(page, 1);
    await messages(page).getByRole("button", { name: "Undo" }).click();
    await expect(studio.card("text")).toBeVisible();
    await studio.saved();
    await page.reload();
    await expect(studio.card("text")).toBeVisible();
  });

  test("a change stays in the editor, a banner says so, and it is saved when that is possible again", async ({ page }) => {
    const studio = new RecoveryPage(page);
    const name = page.getByRole("textbox", { name: "Workflow name" });
    await studio.openEmpty();
    await studio.importText(TEXT);
    for (let n = 1; ; n += 1) {
      await studio.saved();
      await plant(page, n);
      await name.fill(`Renamed ${n}`);
      const told = page.getByRole("alert").or(messages(page).getByText("No version was kept.")).first();
      const saved = page.getByRole("banner").getByText("Saved on this device");
      await expect(told.or(saved).first()).toBeVisible();
      await expect.poll(async () => (await failed(page)) || (await saved.isVisible())).toBe(true);
      if (!(await failed(page))) break;
      await expect(told).toBeVisible();
      await expect(name).toHaveValue(`Renamed ${n}`);
    }
    await studio.saved();
    const last = await name.inputValue();
    await page.reload();
    await expect(name).toHaveValue(last);
    expect(Number(/\d+$/.exec(last)?.[0])).toBeGreaterThan(2);
  });

  test("a run is kept whole, or says that it is not", async ({ page }) => {
    const studio = new RecoveryPage(page);
    await studio.openEmpty();
    await studio.importText(TEXT);
    await studio.run();
    await page.getByRole("tab", { name: "Runs" }).click();
    const succeeded = page.getByRole("list", { name: "Run history" }).getByRole("listitem").filter({ hasText: "Succeeded" });
    await expect(succeeded).toHaveCount(1);
    let [kept, lost] = [1, 0];
    for (let n = 1; ; n += 1) {
      // The engine's worker is the only one that writes.
      await Promise.all(page.workers().map((worker) => plant(worker, n)));
      const begun = studio.status.evaluate((status) => {
        const watched = { characterData: true, childList: true, subtree: true };
        return new Promise<void>((resolve) => new MutationObserver(() => resolve()).observe(status, watched));
      });
      await studio.runButton.click();
      await begun;
      await expect(studio.status).toHaveText(/^(Succeeded|Failed .*The log of the run could not be kept: The space)/);
      const told = (await studio.status.textContent())?.startsWith("Failed") ?? false;
      const alert = page.getByRole("alert").filter({ hasText: "Runs are not kept." });
      await expect.poll(async () => told || (await alert.isVisible()) || (await succeeded.count()) > kept).toBe(true);
      kept = await succeeded.count();
      if (!(await Promise.all(page.workers().map(failed))).includes(true)) break;
      lost += told || (await alert.isVisible()) ? 1 : 0;
    }
    expect(lost).toBeGreaterThan(2);
  });
});
