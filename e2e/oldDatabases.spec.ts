import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type FrozenDatabase, freezeDatabase, thawDatabase } from "../src/storage/frozenDatabase.ts";
import { RecoveryPage } from "./recoveryPage.ts";

// The databases in e2e/databases are as versions of the studio left them: NAME-VERSION.json. To add those of this version, which leaves
// those that are there as they are: VWMP_RECORD=1 npx playwright test e2e/oldDatabases.spec.ts

const FOLDER = join(import.meta.dirname, "databases");
const FROZEN = readdirSync(FOLDER).map((file): FrozenDatabase => JSON.parse(readFileSync(join(FOLDER, file), "utf8")));

const ORDERS = JSON.stringify({
  format: "vwmp/1",
  name: "Orders",
  nodes: {
    read: {
      type: "csv-parse@1",
      name: "Read",
      params: { text: `id,note\n${Array.from({ length: 40 }, (_, id) => `${id},note of order ${id}`).join("\n")}\n` },
    },
    large: { type: "filter@1", name: "Large", params: { where: "${item.id >= 30}" } },
    seen: { type: "remember-duplicates@1", name: "Seen", params: { name: "orders", by: ["id"] } },
  },
  edges: ["read -> large", "large -> seen"],
  layout: { nodes: { read: [0, 0], large: [280, 0], seen: [560, 0] } },
});
const ASKS = JSON.stringify({
  format: "vwmp/1",
  name: "Asks",
  nodes: {
    start: { type: "manual@1" },
    ask: { type: "wait@1", params: { for: "signal", signal: "go", into: "answer" } },
    got: { type: "template@1", params: { text: "got ${item.answer}" } },
  },
  edges: ["start -> ask", "ask -> got"],
});

/** The page of the site before the studio is in it. */
async function onSite(page: Page, baseURL: string | undefined): Promise<void> {
  await page.goto(new URL("icon.svg", baseURL).href);
}

if (process.env.VWMP_RECORD !== undefined) {
  test("records the databases of this version", async ({ page, baseURL }) => {
    // What never leaves a browser has to, here.
    await page.addInitScript(() => {
      const make = crypto.subtle.generateKey.bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
      crypto.subtle.generateKey = ((algorithm: unknown, _: boolean, uses: unknown) => make(algorithm, true, uses)) as never;
    });
    const studio = new RecoveryPage(page);
    await studio.openEmpty();
    await page.getByRole("button", { name: "More for Weather report" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await studio.importText(ORDERS);
    await page.keyboard.press("Control+s");
    await expect(page.getByText(/^Kept as “Checkpoint of /)).toBeVisible();
    await studio.run();
    await page.getByRole("textbox", { name: "Workflow name" }).fill("Orders of May");
    await studio.saved();
    await page.getByRole("tab", { name: "Secrets" }).click();
    await page.getByRole("button", { name: "New secret" }).click();
    const form = page.getByRole("dialog", { name: "New secret" });
    await form.getByRole("textbox", { name: "Name" }).fill("API_KEY");
    await form.getByLabel("Value").fill("old but kept");
    await form.getByRole("textbox", { name: "Hosts" }).fill("api.example.com");
    await form.getByRole("button", { name: "Add secret" }).click();
    await page.getByRole("tab", { name: "Workflows" }).click();
    await studio.importText(ASKS);
    await studio.saved();
    await studio.runButton.click();
    await expect(studio.status).toHaveText(/^Waiting/);
    await expect.poll(() => page.evaluate(() => localStorage.getItem("vwmp.witness.runs"))).toContain('"runs":2');
    await onSite(page, baseURL);
    for (const { name = "" } of await page.evaluate(() => indexedDB.databases())) {
      const frozen = await page.evaluate(freezeDatabase, name);
      const file = join(FOLDER, `${name}-${frozen.version}.json`);
      if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(frozen, null, 1)}\n`);
    }
  });
}

for (const workflows of FROZEN.filter(({ name }) => name === "vwmp")) {
  test(`what version ${workflows.version} of the database of workflows left is there: workflows, versions, runs, secrets`, async ({
    page,
    baseURL,
  }) => {
    await onSite(page, baseURL);
    const others = FROZEN.filter(({ name, version }) => name !== "vwmp" && isNewest(name, version));
    for (const frozen of [workflows, ...others]) await page.evaluate(thawDatabase, frozen);
    const studio = new RecoveryPage(page);
    await studio.open();
    const list = page.getByRole("region", { name: "On this device" });
    await list.getByRole("button", { name: /^Orders of May/ }).click();
    await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Orders of May");
    for (const title of ["Read", "Large", "Seen"]) await expect(studio.card(title)).toBeVisible();
    await expect(list.getByRole("button", { name: /^(Orders of May|Asks|Untitled workflow)/ })).toHaveCount(3);

    await page.getByRole("banner").getByRole("button", { name: "History" }).click();
    const history = page.getByRole("dialog", { name: "History" });
    const versions = workflows.stores["versions"]?.length ?? 0;
    await expect(history.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(versions);
    if (versions > 0) {
      await history.getByRole("button", { name: /^Checkpoint of/ }).click();
      await expect(history.getByRole("list", { name: "Changes" })).toContainText("Name: Orders Orders of May");
    }
    await history.getByRole("button", { name: "Close" }).click();

    await page.getByRole("tab", { name: "Runs" }).click();
    await page.getByRole("combobox", { name: "Runs of" }).selectOption("All workflows");
    const runs = page.getByRole("list", { name: "Run history" });
    await runs.getByRole("button", { name: /^Succeeded/ }).click();
    await expect(studio.card("Seen")).toHaveAccessibleName("Seen, Remember duplicates, succeeded");
    await studio.dock("Data");
    await studio.select("Large");
    expect((await studio.cells("Large.kept")).rows[0]).toEqual(["30", "note of order 30"]);
    await page.getByRole("tab", { name: "Secrets" }).click();
    await expect(page.getByRole("region", { name: "Secrets on this device" })).toContainText("API_KEY");

    await studio.goOn("Asks");
    await page.getByRole("button", { name: "Send signal" }).click();
    await page.getByRole("dialog", { name: "Send signal" }).getByRole("button", { name: "Send" }).click();
    await expect(studio.status).toHaveText(/^Succeeded/);
  });
}

function isNewest(of: string, version: number): boolean {
  return !FROZEN.some((other) => other.name === of && other.version > version);
}
