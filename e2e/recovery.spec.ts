import { type BrowserContext, expect, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { type KeyServer, keyServer } from "./keyServer.ts";
import { RecoveryPage } from "./recoveryPage.ts";
import { SendOrders } from "./sendOrders.ts";

const WAITING = JSON.stringify({
  format: "vwmp/1",
  name: "Wait for the payment",
  nodes: {
    start: { type: "manual@1" },
    paid: { type: "wait@1", params: { for: "signal", signal: "paid", into: "payment" } },
    after: { type: "no-op@1" },
  },
  edges: ["start -> paid", "paid -> after"],
});

/** `npm run soak -- P1 --nightly` asks for more. */
const KILLS = Number(process.env.VWMP_PAGE_KILLS ?? 10);

let server: KeyServer;
test.beforeEach(async () => {
  server = await keyServer();
});
test.afterEach(() => server.close());

async function reopened(context: BrowserContext): Promise<RecoveryPage> {
  const studio = new RecoveryPage(await context.newPage());
  await studio.open();
  return studio;
}

test("a page that is closed in the middle of a run is offered the run again, and it ends as if nothing had been", async ({ page }) => {
  const context = page.context();
  const orders = new SendOrders(server, 30);
  const first = await orders.start(page);
  await expect.poll(() => first.steps()).toBeGreaterThan(10);
  const done = await first.steps();
  await page.close();
  const studio = await reopened(context);
  await expect(studio.offer(orders.name)).toContainText(/Started just now · \d+ steps done/);
  await studio.newWorkflow();
  await studio.goOn(orders.name);
  await expect(studio.page.getByRole("textbox", { name: "Workflow name" })).toHaveValue(orders.name);
  await expect.poll(() => studio.steps()).toBeGreaterThanOrEqual(done - 5);
  await orders.expectEnd(studio, 1);
  await studio.page.reload();
  await expect(studio.card("result")).toBeVisible();
  await expect(studio.offers).toBeHidden();
});

test(`${KILLS} pages that die at any moment repeat no step but the one that was under way, with its key`, { tag: "@long" }, async ({
  page,
}) => {
  test.setTimeout(60_000 + KILLS * 12_000);
  const context = page.context();
  const orders = new SendOrders(server, KILLS * 6);
  let studio = await orders.start(page);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await studio.page.waitForTimeout(Math.random() * 120);
    await studio.page.close();
    studio = await reopened(context);
    await studio.goOn(orders.name);
  }
  await orders.expectEnd(studio, KILLS);
});

test("an engine that dies is replaced, and its run goes on by itself", async ({ page }) => {
  const orders = new SendOrders(server, 20);
  const studio = await orders.start(page);
  for (let kill = 0; kill < 2; kill += 1) {
    await orders.further(4);
    await page.workers()[0]?.evaluate(() => self.close());
  }
  await orders.expectEnd(studio, 2);
});

test("a page that crashes is offered its run in the next one", async ({ page }) => {
  const context = page.context();
  const orders = new SendOrders(server, 20);
  await orders.start(page);
  const crashed = page.waitForEvent("crash");
  const devtools = await context.newCDPSession(page);
  void devtools.send("Page.crash").catch(() => undefined);
  await crashed;
  const studio = await reopened(context);
  await studio.goOn(orders.name);
  await orders.expectEnd(studio, 1);
});

test("a run that waits is offered again, and takes its signal in the next page", async ({ page }) => {
  const context = page.context();
  const first = new RecoveryPage(page);
  await first.open();
  await first.importText(WAITING);
  await first.runButton.click();
  await expect(first.status).toHaveText(/^Waiting for a signal/);
  await page.close();
  const studio = await reopened(context);
  await expect(studio.offer("Wait for the payment")).toContainText("waits for a signal");
  for (const colorScheme of ["light", "dark"] as const) {
    await studio.page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(studio.page)).toEqual([]);
  }
  await studio.goOn("Wait for the payment");
  await studio.page.getByRole("button", { name: "Send signal" }).click();
  await studio.page.getByRole("dialog", { name: "Send signal" }).getByRole("button", { name: "Send" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
});

test("a run that another tab drives is not offered, until that tab is gone; what is forgotten is gone for good", async ({ page }) => {
  const context = page.context();
  const orders = new SendOrders(server, 200);
  await orders.start(page);
  const studio = await reopened(context);
  await expect(studio.offer(orders.name)).toContainText("running in another tab");
  await expect(studio.offer(orders.name).getByRole("button")).toHaveCount(0);
  await page.close();
  await studio.offer(orders.name).getByRole("button", { name: "Forget" }).click();
  await expect(studio.offers).toBeHidden();
  await studio.page.reload();
  await expect(studio.card("result")).toBeVisible();
  await studio.page.waitForLoadState("networkidle");
  await expect(studio.offers).toBeHidden();
});
