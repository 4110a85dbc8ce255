import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { makeFailable, plant, plantInNext, putBack, type Rows, remember, rowsIn, seen } from "./failingStorage.ts";
import { watchFaults } from "./pageFaults.ts";
import { RecoveryPage } from "./recoveryPage.ts";

/** What a person does with kept workflows. Each call that it makes of IndexedDB fails once, one after the other. */
type Flow = {
  readonly does: (studio: RecoveryPage) => Promise<unknown>;
  /** Makes what it needs, once; what is kept then is put back before each call. */
  readonly prepares?: (studio: RecoveryPage) => Promise<unknown>;
  /** It opens the page anew. */
  readonly loads?: true;
  /** Comes before it, and does not fail. */
  readonly before?: (studio: RecoveryPage) => Promise<unknown>;
  /** Whether the editor shows what was done, where it stays there until it is kept. */
  readonly shown?: (studio: RecoveryPage) => Promise<boolean>;
};

const saying = (name: string, text: string): string =>
  JSON.stringify({ format: "vwmp/1", name, nodes: { text: { type: "template@1", params: { text } } }, edges: [] });
const name = ({ page }: RecoveryPage) => page.getByRole("textbox", { name: "Workflow name" });
const entry = ({ page }: RecoveryPage, of: string) =>
  page.getByRole("region", { name: "On this device" }).getByRole("button", { name: new RegExp(`^${of}`) });
const messages = ({ page }: RecoveryPage) => page.getByRole("status", { name: "Messages" });
const history = ({ page }: RecoveryPage) => page.getByRole("dialog", { name: "History" });

async function choose({ page }: RecoveryPage, of: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${of}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function lookAtFirstVersion(studio: RecoveryPage): Promise<void> {
  await studio.page.getByRole("banner").getByRole("button", { name: "History" }).click();
  await history(studio).getByRole("list", { name: "Versions" }).getByRole("button").last().click();
  await expect(history(studio).getByRole("button", { name: "Restore" })).toBeEnabled();
}

async function chooseForAll({ page }: RecoveryPage, action: string): Promise<void> {
  await page.getByRole("button", { name: "More for the workspace" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** A file that holds one workflow more than is kept. */
let workspace = Buffer.alloc(0);

const named = (wanted: string) => async (studio: RecoveryPage) => (await name(studio).inputValue()) === wanted;
const says = (text: string) => async (studio: RecoveryPage) => {
  await studio.card("text").click();
  return (
    (await studio.field("Text").textContent())?.includes(text) === true ||
    (await studio
      .field("Text")
      .inputValue()
      .catch(() => "")) === text
  );
};

const FLOWS: Readonly<Record<string, Flow>> = {
  "open the studio": {
    loads: true,
    does: async (studio) => {
      await studio.page.reload();
      await expect(studio.canvas).toBeVisible();
    },
  },
  "create a workflow": {
    does: ({ page }) => page.getByRole("button", { name: "New workflow" }).click(),
    shown: named("Untitled workflow"),
  },
  "open another": { does: (studio) => entry(studio, "Other").click() },
  "edit it": {
    before: (studio) => studio.card("text").click(),
    does: async ({ inspector }) => {
      await inspector.getByRole("textbox", { name: "Node name" }).fill("edited");
      await inspector.getByRole("textbox", { name: "Node name" }).press("Enter");
    },
    shown: async (studio) => (await studio.card("edited").count()) === 1,
  },
  "rename it": { does: (studio) => name(studio).fill("Renamed"), shown: named("Renamed") },
  "delete it": { does: (studio) => choose(studio, "Open", "Delete") },
  "delete another": { does: (studio) => choose(studio, "Other", "Delete") },
  "bring back what was deleted": {
    before: async (studio) => {
      await choose(studio, "Other", "Delete");
      await expect(entry(studio, "Other")).toBeHidden();
    },
    does: (studio) => messages(studio).getByRole("button", { name: "Undo" }).click(),
    shown: named("Other"),
  },
  "duplicate another": { does: (studio) => choose(studio, "Other", "Duplicate") },
  "import a file": { does: (studio) => studio.importText(saying("Brought", "in")), shown: named("Brought") },
  "import a workspace": {
    prepares: async (studio) => {
      await studio.importText(saying("Packed", "in a file"));
      await studio.saved();
      const download = studio.page.waitForEvent("download");
      await chooseForAll(studio, "Export workspace");
      workspace = readFileSync(await (await download).path());
      await choose(studio, "Packed", "Delete");
      await expect(name(studio)).toHaveValue("Open");
    },
    does: async (studio) => {
      const picking = studio.page.waitForEvent("filechooser");
      await chooseForAll(studio, "Import workspace");
      await (await picking).setFiles({ name: "all.zip", mimeType: "application/zip", buffer: workspace });
      const report = studio.page.getByRole("dialog", { name: "Import workspace" });
      await expect(report.or(messages(studio).getByText("was not imported")).first()).toBeVisible();
    },
  },
  "keep a version": { does: ({ page }) => page.keyboard.press("Control+s") },
  "name a version": {
    before: lookAtFirstVersion,
    does: async (studio) => {
      await history(studio).getByRole("textbox", { name: "Version name" }).fill("Named");
      await studio.page.keyboard.press("Tab");
    },
  },
  "restore a version": {
    before: lookAtFirstVersion,
    does: (studio) => history(studio).getByRole("button", { name: "Restore" }).click(),
    shown: says("earlier"),
  },
};

/** Two workflows, of which one is open and has a version. */
async function prepare(studio: RecoveryPage, { prepares }: Flow): Promise<void> {
  await studio.openEmpty();
  await studio.importText(saying("Other", "of the other"));
  await studio.saved();
  await studio.importText(saying("Open", "earlier"));
  await studio.saved();
  await studio.page.keyboard.press("Control+s");
  await expect(messages(studio)).toContainText("Kept as");
  await studio.card("text").click();
  await studio.field("Text").fill("as it was");
  await studio.saved();
  await choose(studio, "Untitled workflow", "Delete");
  await expect(entry(studio, "Untitled workflow")).toBeHidden();
  await prepares?.(studio);
  await seen(studio.page);
  await remember(studio.page);
}

/** The studio as it was after {@link prepare}, in a page that has just been opened. */
async function openAgain(studio: RecoveryPage, baseURL: string): Promise<void> {
  await studio.page.goto(new URL("icon.svg", baseURL).href);
  await putBack(studio.page);
  await studio.page.goto("./");
  await expect(name(studio)).toHaveValue("Open");
  await expect(studio.card("text")).toBeVisible();
  await expect(entry(studio, "Other")).toBeVisible();
  await seen(studio.page, 2);
  await expect(studio.page.getByRole("alert")).toBeHidden();
}

const workflowsIn = (rows: Rows) => Object.entries(rows).filter(([key]) => key.startsWith("workflow"));

test.describe("whichever call of the storage fails it is told within a second, and nothing is lost:", { tag: "@long" }, () => {
  for (const [what, flow] of Object.entries(FLOWS)) {
    test(what, async ({ page, baseURL }) => {
      test.setTimeout(180_000);
      const faults = await watchFaults(page);
      await makeFailable(page);
      const studio = new RecoveryPage(page);
      await prepare(studio, flow);

      const failing = async (n: number) => {
        await openAgain(studio, baseURL ?? "");
        await flow.before?.(studio);
        if (flow.before !== undefined) await seen(page);
        const before = await rowsIn(page);
        await (flow.loads ? plantInNext(page, n) : plant(page, n));
        await flow.does(studio);
        const state = await seen(page);
        await plant(page, 0);
        return { ...state, before, after: await rowsIn(page) };
      };
      const done = await failing(1_000_000);
      expect(done.calls, "it asks the storage").toBeGreaterThan(0);
      let slowest = 0;
      for (let n = 1; ; n += 1) {
        const { planted, toldAfter, before, after } = await failing(n);
        if (!planted) break;
        const call = `call ${n} of ${done.calls}`;
        slowest = Math.max(slowest, toldAfter ?? 0);
        if (toldAfter === undefined) expect(after, `${call} is told, or has been made up for`).toEqual(done.after);
        for (const [key, text] of Object.entries(before)) expect([text, done.after[key]], `${call} keeps ${key}`).toContain(after[key]);
        const kept = workflowsIn(done.after).every(([key, text]) => after[key] === text);
        if (!kept && flow.shown !== undefined) expect(await flow.shown(studio), `${call} leaves the work in the editor`).toBe(true);
      }
      expect(slowest, "milliseconds until it is told").toBeLessThan(1000);
      expect(faults.filter((fault) => fault.startsWith("thrown"))).toEqual([]);
    });
  }
});
