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
