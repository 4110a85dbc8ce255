import { expect, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const flow = (name: string, value: number): string =>
  JSON.stringify({
    format: "vwmp/1",
    name,
    nodes: {
      start: { type: "manual@1", name: "Start" },
      set: { type: "edit-fields@1", name: "Set", params: { fields: [{ name: "n", value }] } },
    },
    edges: ["start -> set"],
    layout: { nodes: { start: [0, 0], set: [300, 0] } },
  });

test("each open workflow keeps its undo and its run; the tab of one is closed by Delete", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(flow("First flow", 1));
  await studio.run();
  await studio.select("Set");
  await studio.canvas.focus();
  await page.keyboard.press("Control+d");
  await studio.importText(flow("Second flow", 2));
  const tabs = page.getByRole("tablist", { name: "Open workflows" });
  await expect(tabs.getByRole("tab", { name: "Second flow" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
  await expect(studio.status).not.toHaveText(/^Succeeded/);

  await tabs.getByRole("tab", { name: "First flow" }).click();
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("First flow");
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("Set")).toHaveCount(2);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(studio.card("Set")).toHaveCount(1);

  await tabs.getByRole("tab", { name: "First flow" }).press("ArrowRight");
  await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Second flow");
  await tabs.getByRole("tab", { name: "Second flow" }).press("Delete");
  await expect(tabs.getByRole("tab", { name: "Second flow" })).toBeHidden();
});

test("a workflow of this tab alone stays one, however late the browser grants its lock", async ({ page }) => {
  // The lock is granted while the workflow is being written for the first time: the write goes on for as long as that takes.
  await page.addInitScript(() => {
    let granted = true;
    let grant = (): void => undefined;
    const request = navigator.locks.request.bind(navigator.locks) as (...all: unknown[]) => Promise<unknown>;
    const late = async (name: string, options: object, hold: (lock: unknown) => unknown): Promise<unknown> => {
      if (!name.startsWith("vwmp.workflow.")) return request(name, options, hold);
      granted = false;
      await new Promise<void>((resolve) => {
        grant = resolve;
      });
      return request(name, options, (lock: unknown) => {
        setTimeout(() => {
          granted = true;
        }, 100);
        return hold(lock);
      });
    };
    Object.assign(navigator.locks, { request: late });
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...all) {
      const goOn = (): void => {
        if (!granted) this.count().onsuccess = goOn;
      };
      grant();
      goOn();
      return put.apply(this, all);
    };
  });
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(flow("Alone", 1));
  await expect(studio.card("Set")).toBeVisible();
  await expect(page.getByText("This workflow can be edited here now.")).toBeAttached();
  await expect(page.getByText("conflict copy")).toHaveCount(0);
  await expect(page.getByRole("tablist", { name: "Open workflows" }).getByRole("tab", { name: /Alone/ })).toHaveCount(1);
});
