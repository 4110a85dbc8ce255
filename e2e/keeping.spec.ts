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
