import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateRawSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { watchFaults } from "./pageFaults.ts";
import { flowText, hostileFiles, linkOf } from "./sharedFiles.ts";
import { StudioPage } from "./studioPage.ts";

const TOKEN = `ghp_${"q7Zp2Xv9Kd4Lm8Rt1Wb6Nc3Hs5Gy0Fj1a2B3"}`.slice(0, 40);
const ASKING = flowText({
  name: "From afar",
  nodes: { call: { type: "http-request@1", params: { url: "https://api.example.com/orders" } }, js: { type: "code@1", params: {} } },
  permissions: { secrets: ["SHOP"] },
});

/** Everything that this origin keeps: what is in it, and how long it is. Ids of databases are none of a workflow's doing. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const all: unknown[] = [Object.entries(localStorage).sort(), Object.entries(sessionStorage), document.cookie];
    for (const { name, version } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? "", version);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => values.addEventListener("success", resolve));
        if (store !== "meta" && values.result.length > 0)
          all.push([name, store, values.result.length, JSON.stringify(values.result).length]);
      }
      database.close();
    }
    return JSON.stringify(all);
  });
}

const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

test("a link holds the workflow: who opens it elsewhere sees it, keeps it and has the same file", async ({ page, browser, baseURL }) => {
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.open();
  const file = await studio.exported();
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await expect(dialog.getByRole("textbox", { name: "Link" })).toHaveValue(/\/studio\/#s=[\w-]+$/);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL ?? "").origin });
  await dialog.getByRole("button", { name: "Copy link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  expect(await accessibilityFaults(page)).toEqual([]);

  const elsewhere = await (await browser.newContext()).newPage();
  const viewer = new StudioPage(elsewhere);
  await elsewhere.goto(link);
  await expect(preview(elsewhere)).toContainText(/Preview of “Weather report” from a link · \d+ nodes/);
  await elsewhere.reload();
  await preview(elsewhere).getByRole("button", { name: "Keep and edit" }).click();
  await expect(preview(elsewhere)).toBeHidden();
  await viewer.saved();
  expect(new URL(elsewhere.url()).hash).toMatch(/^#w=[0-9a-f]{16}$/);
  expect(await viewer.exported()).toBe(file);
  await viewer.run();
  expect(faults).toEqual([]);
});

test("a preview says what is asked for, and neither runs nor changes nor is kept before it is agreed to", async ({ page }) => {
  const studio = new StudioPage(page);
  await page.goto(`./${linkOf(ASKING)}`);
  const asked = preview(page).getByRole("list", { name: "It asks for" });
  await expect(asked.getByRole("listitem")).toHaveText([/Reach\s*api\.example\.com/, /Use secrets\s*SHOP/, /Run code written in it/]);
  const before = await kept(page);
  await studio.runButton.click();
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("This is a preview");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("textbox", { name: "Workflow name" }).pressSequentially("changed");
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("From afar");
  await expect(page.getByRole("dialog")).toBeHidden();
  expect(await kept(page)).toBe(before);
  expect(await accessibilityFaults(page)).toEqual([]);
  await preview(page).getByRole("button", { name: "Discard" }).click();
  await expect(preview(page)).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Weather report");
  expect(new URL(page.url()).hash).not.toContain("s=");
  await expect(page.getByRole("region", { name: "On this device" })).not.toContainText("From afar");
});

test("hostile files can do nothing before a person agrees: no request, nothing kept, nothing run", async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const hits: string[] = [];
  const trap = createServer((request, response) => {
    hits.push(request.url ?? "");
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("{}");
  });
  trap.on("upgrade", (request, socket) => {
    hits.push(request.url ?? "");
    socket.destroy();
  });
  await new Promise<void>((done) => trap.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  const faults = await watchFaults(page);
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  const studio = new StudioPage(page);
  await studio.open();
  await studio.saved();
  await page.goto(`./${linkOf(flowText({ name: "First" }))}`);
  await expect(preview(page)).toContainText("It asks for no network");
  const before = await kept(page);
  for (const [name, text] of hostileFiles(address)) {
    await test.step(name, async () => {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, linkOf(text));
      await expect(preview(page).getByRole("button", { name: "Keep and edit" })).toBeEnabled();
      await studio.canvas.focus();
      await page.keyboard.press("Control+Enter");
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog")).toBeHidden();
      expect(await kept(page), "storage").toBe(before);
    });
  }
  expect(hits).toEqual([]);
  const own = new URL(baseURL ?? "").origin;
  expect(asked.filter((url) => !url.startsWith(own) && !url.startsWith(`blob:${own}`))).toEqual([]);
  expect(await page.evaluate(() => "ran" in globalThis || "polluted" in {})).toBe(false);
  expect(faults).toEqual([]);
  trap.close();
});

test("a link that was cut, is a bomb or no workflow is told, and the open work stays", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const messages = page.getByRole("status", { name: "Messages" });
  const bomb = deflateRawSync(Buffer.alloc(200_000_000)).toString("base64url");
  for (const [hash, told] of [
    ["#s=a+b", /cut or changed on its way/],
    [linkOf(ASKING).slice(0, -20), /cut or changed on its way/],
    [`#s=${bomb}`, /unfolds to more than 5,000,000 bytes/],
    [linkOf("[1, 2]"), /holds no workflow that can be opened/],
    ["#view=3d", /there are outline and app/],
  ] as const) {
    await page.evaluate((next) => {
      location.hash = next;
    }, hash);
    await expect(messages).toContainText(told);
    await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Weather report");
    await expect(preview(page)).toBeHidden();
  }
});

test("?open= shows a file of this site as a preview, and none of another", async ({ page }) => {
  await page.goto("./?open=examples/welcome.vwmp.json");
  await expect(preview(page)).toContainText("Preview of “Welcome” from a file of this site");
  await preview(page).getByRole("button", { name: "Keep and edit" }).click();
  await expect(preview(page)).toBeHidden();
  expect(new URL(page.url()).search).toBe("");
  await page.goto("./?open=https://evil.example/a.json");
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("“https://evil.example/a.json” is not on this site");
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Welcome");
});

test("a secret written out is told before a link is copied or a file is written", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(
    flowText({ name: "Leaky", nodes: { a: { name: "Send", type: "template@1", params: { text: `key ${TOKEN}` } } } }),
  );
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  const share = page.getByRole("dialog", { name: "Share" });
  await expect(share.getByRole("list", { name: "What looks like secrets" })).toContainText("Send › text ghp_… a GitHub token");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "JSON" }).click();
  const warning = page.getByRole("dialog", { name: "Export with secrets?" });
  await expect(warning.getByRole("alert")).toContainText("A secret seems to be written out");
  const waiting = page.waitForEvent("download");
  await warning.getByRole("button", { name: "Export anyway" }).click();
  expect((await waiting).suggestedFilename()).toBe("leaky.vwmp.json");
});

test("a dropped or picked file that asks for something is a preview, one that asks for nothing opens", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const pick = async (text: string): Promise<void> => {
    const choosing = page.waitForEvent("filechooser");
    await studio.canvas.getByRole("button", { name: "Open file" }).click();
    await (await choosing).setFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });
  };
  await pick(ASKING);
  await expect(preview(page)).toContainText("Preview of “From afar” from a file");
  await preview(page).getByRole("button", { name: "Discard" }).click();
  await studio.newWorkflow();
  await pick(flowText({ name: "Plain" }));
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Plain");
  await expect(preview(page)).toBeHidden();
});
