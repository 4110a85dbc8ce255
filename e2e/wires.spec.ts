import { expect, type Locator, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

type Flow = { readonly edges: readonly string[]; readonly layout: { readonly nodes: Readonly<Record<string, readonly [number, number]>> } };

const FLOW = {
  format: "vwmp/1",
  name: "Wires",
  nodes: {
    start: { type: "manual@1", name: "Start" },
    last: { type: "no-op@1", name: "Last" },
    loose: { type: "no-op@1", name: "Loose" },
    file: { type: "make-file@1", name: "File", params: { content: "a", name: "a.csv" } },
  },
  edges: ["start -> last"],
  layout: { nodes: { start: [0, 0], last: [800, 0], loose: [400, 260], file: [0, 260] } },
};

test.use({ viewport: { width: 1680, height: 1050 } });

async function opened(page: Page, flow: object = FLOW): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(JSON.stringify(flow));
  await expect(studio.canvas.getByRole("button", { name: /output error$/ }).first()).toBeAttached();
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  return studio;
}

const flowOf = async (studio: StudioPage): Promise<Flow> => JSON.parse(await studio.exported()) as Flow;

async function middle(what: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await what.boundingBox();
  if (box === null) throw new Error("It is not drawn.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags a card so that its middle is on the middle of a wire, and leaves it in the hand. */
async function holdOver(page: Page, card: Locator, wire: Locator): Promise<void> {
  const [from, to] = [await middle(card), await middle(wire)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // The first pixels of a drag tell it from a click.
  await page.mouse.move(from.x + 2, from.y + 2);
  await page.mouse.move(to.x + 30, to.y + 60, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

const stroke = (wire: Locator): Promise<string> =>
  wire
    .locator("path")
    .first()
    .evaluate((path) => getComputedStyle(path).strokeWidth);

/** Drags an entry of the rail over the canvas onto a wire, which is marked, and drops it there. */
async function dragFromRail(studio: StudioPage, entry: Locator, wire: Locator): Promise<void> {
  const { mouse } = studio.page;
  const { x, y } = await middle(wire);
  const { x: left, y: top } = await middle(studio.canvas.getByRole("button", { name: "Start output out", exact: true }));
  await entry.hover();
  await mouse.down();
  await mouse.move(left, top + 120, { steps: 4 });
  await mouse.move(x - 3, y, { steps: 4 });
  await mouse.move(x, y);
  await expect.poll(() => stroke(wire)).toBe("5px");
  await mouse.up();
}

test("a card dragged onto a wire marks it and stands in it, and one undo takes back both", async ({ page }) => {
  const studio = await opened(page);
  const before = await studio.exported();
  const wire = studio.wire(/^Start\.out to Last\.in/);
  expect(await stroke(wire)).toBe("2px");
  await holdOver(page, studio.card("Loose"), wire);
  expect(await stroke(wire)).toBe("5px");
  await page.mouse.up();
  await expect(studio.wire(/^Start\.out to Loose\.in/)).toBeAttached();
  const { edges, layout } = await flowOf(studio);
  expect([...edges].sort()).toEqual(["loose -> last", "start -> loose"]);
  expect(layout.nodes["loose"]?.[1]).toBeLessThan(60);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  expect(await studio.exported()).toBe(before);
});

test("a card that has wires of its own is put into no other", async ({ page }) => {
  const studio = await opened(page, { ...FLOW, edges: ["start -> last", "file -> loose"] });
  const wire = studio.wire(/^Start\.out to Last\.in/);
  await holdOver(page, studio.card("Loose"), wire);
  expect(await stroke(wire)).toBe("2px");
  await page.mouse.up();
  expect((await flowOf(studio)).edges).toEqual(["start -> last", "file -> loose"]);
});

test("a card dropped on a wire in a frame lies in the frame's region", async ({ page }) => {
  const studio = await opened(page, {
    ...FLOW,
    nodes: { ...FLOW.nodes, in: { type: "no-op@1", name: "In" }, out: { type: "no-op@1", name: "Out" } },
    edges: ["start -> r", "r.body -> in", "in -> out", "out -> r.yield"],
    regions: { r: { kind: "loop", nodes: ["in", "out"], params: { times: 2 } } },
    layout: { nodes: { start: [0, 0], in: [320, 0], out: [760, 0], loose: [320, 300], file: [0, 300], last: [0, 420] } },
  });
  await holdOver(page, studio.card("Loose"), studio.wire(/^In\.out to Out\.in/));
  await page.mouse.up();
  await expect(studio.wire(/^In\.out to Loose\.in/)).toBeAttached();
  const flow = JSON.parse(await studio.exported()) as { regions: { r: { nodes: readonly string[] } } };
  expect(flow.regions.r.nodes).toContain("loose");
});

test("a node type dragged from the rail onto a wire stands in it, where it fits", async ({ page }) => {
  const studio = await opened(page);
  await page.getByRole("tab", { name: "Nodes" }).click();
  const wire = studio.wire(/^Start\.out to Last\.in/);
  await page.getByRole("searchbox", { name: "Search node types" }).fill("limit");
  await dragFromRail(studio, page.getByRole("button", { name: "Limit", exact: true }), wire);
  await expect(studio.card("Limit")).toBeVisible();
  expect([...(await flowOf(studio)).edges].sort()).toEqual(["limit -> last", "start -> limit"]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  expect((await flowOf(studio)).edges).toEqual(["start -> last"]);
});

test("a region found in the rail by another name is put in by Enter, and dragged onto a wire stands in it", async ({ page }) => {
  const studio = await opened(page);
  await page.getByRole("tab", { name: "Nodes" }).click();
  const rail = page.getByRole("tabpanel", { name: "Nodes" });
  await page.getByRole("searchbox", { name: "Search node types" }).fill("while");
  await rail.getByRole("region", { name: "Regions" }).getByRole("button", { name: "Loop", exact: true }).press("Enter");
  await expect(studio.inspector.getByRole("textbox", { name: "Region name" })).toHaveValue("loop");
  await page.getByRole("button", { name: "Undo", exact: true }).click();

  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  const wire = studio.wire(/^Start\.out to Last\.in/);
  await page.getByRole("searchbox", { name: "Search node types" }).fill("mutex");
  await dragFromRail(studio, rail.getByRole("button", { name: "Exclusive", exact: true }), wire);
  await expect(studio.inspector.getByRole("textbox", { name: "Region name" })).toHaveValue("exclusive");
  const flow = await flowOf(studio);
  expect([...flow.edges].sort()).toEqual(["exclusive -> last", "start -> exclusive"]);
});

test("a wire keeps its ends and stays straight when the card at it is selected", async ({ page }) => {
  const studio = await opened(page);
  const drawn = async (): Promise<readonly number[]> => {
    const path = await studio
      .wire(/^Start\.out to Last\.in/)
      .locator("path")
      .first()
      .getAttribute("d");
    return [...(path ?? "").matchAll(/[\d.]+/g)].map(([number]) => Math.round(Number(number)));
  };
  const ends = async (): Promise<number> => {
    const [from, to] = [await middle(studio.port("Start output out")), await middle(studio.wire(/^Start\.out to Last\.in/))];
    return from.y - to.y;
  };
  const before = await drawn();
  expect(Math.abs(await ends())).toBeLessThan(0.5);
  await studio.card("Last").getByText("Last", { exact: true }).click();
  await expect(studio.inspector.getByRole("textbox", { name: "Node name" })).toHaveValue("Last");
  expect(await drawn()).toEqual(before);
  expect(Math.abs(await ends())).toBeLessThan(0.5);
});

test("a double click on a wire bends it and selects no text", async ({ page }) => {
  const studio = await opened(page);
  const { x, y } = await middle(studio.wire(/^Start\.out to Last\.in/));
  await page.mouse.dblclick(x + 60, y);
  await expect.poll(async () => JSON.stringify(await flowOf(studio))).toContain('"bends"');
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
});
