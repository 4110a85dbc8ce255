import { measureInPage } from "./inPage.mjs";

const VIEW = { width: 1440, height: 900 };

/** Only what is at most can be held: a rate is told as the time of a frame. */
export function row(what, value, unit, { most } = {}, beside = undefined) {
  return { what, value, unit, ...(most === undefined ? {} : { budget: most }), ...(beside === undefined ? {} : { beside }) };
}

/** The studio in a page that measures itself; see `measureInPage`. */
export async function openPage(browser, url) {
  const page = await (await browser.newContext({ viewport: VIEW, reducedMotion: "reduce" })).newPage();
  page.setDefaultTimeout(120_000);
  await page.addInitScript(measureInPage);
  await page.goto(url);
  return page;
}

export async function importWorkflow(page, text) {
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  await dialog.getByRole("textbox", { name: "Workflow text" }).fill(text);
  await dialog.getByRole("button", { name: "Import workflow" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("banner").getByText("Saved on this device").waitFor();
}

/** Resolves when the page had nothing to do for a while. */
export async function settled(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  for (let quiet = 0, rounds = 0, before = await busy(client); quiet < 3 && rounds < 50; rounds += 1) {
    await page.waitForTimeout(200);
    const now = await busy(client);
    quiet = now - before < 20 ? quiet + 1 : 0;
    before = now;
  }
}

/** Milliseconds that the page's main thread has worked. */
export async function busy(client) {
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}
