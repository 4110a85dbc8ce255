import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const flow = (collapsed: boolean) => ({
  format: "vwmp/1",
  name: "Grouped",
  nodes: {
    start: { type: "manual@1", name: "Start" },
    first: { type: "no-op@1", name: "First" },
    broken: { type: "stop-and-error@1", name: "Broken", params: { message: "Not today." } },
    last: { type: "no-op@1", name: "Last" },
    apart: { type: "no-op@1", name: "Apart" },
  },
  edges: ["start -> first", "first -> broken", "first -> last", "first -> apart"],
  layout: {
    nodes: { start: [0, 0], first: [300, 0], broken: [600, 0], last: [900, 0], apart: [900, 200] },
    groups: [{ id: "group-1", name: "Heart", nodes: ["first", "broken"], collapsed }],
  },
});

async function opened(page: Page, collapsed = true): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(JSON.stringify(flow(collapsed)));
  await expect(studio.canvas.getByRole("button", { name: /output error$/ }).first()).toBeAttached();
  return studio;
}

test("a collapsed group says what failed in it, and its wires how much passed", async ({ page }) => {
  const studio = await opened(page);
  await studio.run(/^Failed/);
  await expect(studio.canvas.getByRole("group", { name: "Heart, Group, 2 members, 1 failed", exact: true })).toBeVisible();
  await expect(studio.wire("First.out to Apart.in, 1 item")).toBeAttached();
  await expect(studio.wire("Start.out to First.in, 1 item")).toBeAttached();
  await studio.canvas.getByRole("button", { name: "Expand Heart" }).click();
  await expect(studio.canvas.getByRole("group", { name: "Heart, Group, 2 members", exact: true })).toBeVisible();
});

test("a collapsed group in which the run is paused says so", async ({ page }) => {
  const studio = await opened(page, false);
  await studio.select("First");
  await studio.canvas.focus();
  await page.keyboard.press("b");
  await studio.canvas.getByRole("button", { name: "Collapse Heart" }).click();
  await studio.run(/^Paused/);
  await expect(studio.canvas.getByRole("group", { name: "Heart, Group, 2 members, paused here", exact: true })).toBeVisible();
});

test("the name of a new group is in edit at once", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("Last");
  await studio.canvas.focus();
  await page.keyboard.press("Control+g");
  await expect(studio.inspector.getByRole("textbox", { name: "Group name" })).toBeFocused();
  await page.keyboard.type("Ending");
  await expect(studio.canvas.getByRole("group", { name: /^Ending, Group, 1 member/ })).toBeVisible();
});

test("what is typed before the name of a new group is drawn goes into it, and does nothing else", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("Last");
  let load = (): void => undefined;
  const asked = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.context().route(/AnnotationPanel/, async (route) => {
    await asked;
    await route.continue();
  });
  await studio.canvas.focus();
  await page.keyboard.press("Control+g");
  for (const letter of "A pads") await page.keyboard.press(letter === "A" ? "Shift+A" : letter);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Delete");
  load();
  await expect(studio.inspector.getByRole("textbox", { name: "Group name" })).toBeFocused();
  await page.keyboard.type(" too");
  await expect(studio.canvas.getByRole("group", { name: /^A pad too, Group, 1 member/ })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(studio.card("Last")).toHaveCount(1);
});

test("a group cannot be pinned, and nobody reads its id", async ({ page }) => {
  const studio = await opened(page, false);
  await studio.canvas.getByText("Heart", { exact: true }).click();
  await expect(studio.inspector.getByRole("textbox", { name: "Group name" })).toHaveValue("Heart");
  await studio.canvas.focus();
  await page.keyboard.press("p");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Pin or unpin");
  await expect(page.getByText("group:group-1")).toHaveCount(0);
});

test("find goes to a node in a collapsed group by the group, and zooms until it can be read", async ({ page }) => {
  const studio = await opened(page);
  for (let step = 0; step < 14; step += 1) await studio.canvas.getByRole("button", { name: "Zoom out" }).click();
  await expect(studio.canvas.getByText("10 %")).toBeVisible();
  await studio.canvas.focus();
  await page.keyboard.press("Control+f");
  await page.getByRole("combobox", { name: "Find" }).fill("Apart");
  await page.keyboard.press("Enter");
  await expect(studio.canvas.getByText("100 %")).toBeVisible();
  await expect(studio.card("Apart")).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Control+f");
  await page.getByRole("combobox", { name: "Find" }).fill("Broken");
  await page.keyboard.press("Enter");
  await expect(studio.canvas.getByRole("group", { name: /^Heart, Group/ })).toBeInViewport({ ratio: 1 });
});
