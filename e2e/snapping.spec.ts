import { expect, type Locator, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const FLOW = JSON.stringify({
  format: "vwmp/1",
  name: "To drag",
  nodes: {
    start: { type: "manual@1" },
    inner: { type: "log@1" },
    one: { type: "log@1" },
    two: { type: "log@1" },
  },
  edges: ["start -> r", "r.body -> inner", "inner -> r.yield", "one -> two"],
  regions: { r: { kind: "loop", nodes: ["inner"], params: { times: 1 } } },
  layout: {
    nodes: { start: [0, 0], inner: [300, 0], one: [0, 240], two: [300, 240] },
    notes: [{ id: "n", text: "Note", at: [620, 200], size: [200, 100] }],
    groups: [{ id: "g", name: "Pair", nodes: ["one", "two"] }],
    bends: { "one -> two": [[260, 320]] },
  },
});

test.use({ viewport: { width: 1680, height: 1050 } });

/** Drags something by so much, in steps that no grid has. */
async function drag(page: Page, what: Locator, dx: number, dy: number): Promise<void> {
  const box = await what.boundingBox();
  if (box === null) throw new Error("It is not drawn.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 3 });
  await page.mouse.move(x + dx, y + dy, { steps: 3 });
  await page.mouse.up();
}

/** All places and sizes in the file. */
async function places(studio: StudioPage): Promise<Record<string, readonly number[]>> {
  const { nodes, notes, bends } = JSON.parse(await studio.exported()).layout;
  return { ...nodes, note: notes[0].at, size: notes[0].size, bend: bends["one -> two"][0] };
}

async function opened(page: Page, snap: boolean): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await page.getByRole("tab", { name: "Settings" }).click();
  if (!snap) await page.getByRole("switch", { name: "Snap to grid" }).click();
  await studio.importText(FLOW);
  await studio.canvas.focus();
  await page.keyboard.press("0");
  await expect(studio.canvas.getByText("100 %")).toBeVisible();
  return studio;
}

async function dragAll(studio: StudioPage, page: Page): Promise<void> {
  await drag(page, studio.canvas.locator(".frame-title").first(), 33, 27);
  await drag(page, studio.canvas.locator(".group-title").first(), 33, 13);
  await drag(page, studio.canvas.locator(".note-resize").first(), 33, 27);
  await drag(page, studio.canvas.locator(".wire-bend").first(), 0, 11);
}

test("with snapping off, frames, groups, sizes of notes and bends go where they are dragged", async ({ page }) => {
  const studio = await opened(page, false);
  const before = await places(studio);
  await dragAll(studio, page);
  const after = await places(studio);
  const by = (key: string) => after[key]?.map((part, index) => Math.round(part - (before[key]?.[index] ?? 0)));
  expect(by("size")).toEqual([33, 27]);
  expect(by("one")).toEqual(by("two"));
  // The first pixels of a drag tell it from a click.
  for (const [key, wanted] of Object.entries({ inner: [33, 27], one: [33, 13] })) {
    for (const [index, part] of wanted.entries()) expect(Math.abs((by(key)?.[index] ?? 0) - part), key).toBeLessThan(7);
    expect(
      after[key]?.every((part) => part % 20 === 0),
      key,
    ).toBe(false);
  }
  expect(after["bend"]?.some((part) => part % 20 !== 0)).toBe(true);
  expect(by("start")).toEqual([0, 0]);
});

test("with snapping on, all of them keep to the grid", async ({ page }) => {
  const studio = await opened(page, true);
  const before = await places(studio);
  await dragAll(studio, page);
  const after = await places(studio);
  expect(after["inner"]).not.toEqual(before["inner"]);
  expect(after["one"]).not.toEqual(before["one"]);
  expect(
    Object.values(after)
      .flat()
      .filter((part) => part % 20 !== 0),
  ).toEqual([]);
});
