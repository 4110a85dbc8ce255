import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { contrast } from "./contrast.ts";
import { ROOT } from "./flows.ts";
import { StudioPage } from "./studioPage.ts";

const CHAIN = JSON.stringify({
  format: "vwmp/1",
  name: "Chain",
  nodes: {
    start: { type: "manual@1", name: "Start" },
    first: { type: "edit-fields@1", name: "First", params: { fields: [{ name: "a", value: 1 }] } },
    second: { type: "edit-fields@1", name: "Second", params: { fields: [{ name: "b", value: "${item.a + 1}" }] } },
    last: { type: "no-op@1", name: "Last" },
  },
  edges: ["start -> first", "first -> second", "second -> last"],
  layout: { nodes: { start: [0, 0], first: [300, 0], second: [600, 0], last: [900, 0] } },
});

async function opened(page: StudioPage["page"], text = CHAIN): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(text);
  await expect(studio.canvas.getByRole("button", { name: /output error$/ }).first()).toBeAttached();
  return studio;
}

const edgesOf = async (studio: StudioPage): Promise<readonly string[]> =>
  (JSON.parse(await studio.exported()) as { edges: string[] }).edges;

test("the minimap marks what is in sight: all cards where the whole workflow is, some of them where a part is looked at", async ({
  page,
}) => {
  const studio = await opened(page);
  const marksAll = async (): Promise<boolean> =>
    studio.canvas.getByRole("img", { name: "Minimap" }).evaluate((map: HTMLCanvasElement) => {
      const { data, width, height } = (map.getContext("2d") as CanvasRenderingContext2D).getImageData(0, 0, map.width, map.height);
      const [frame, cards]: [number[], number[]] = [[], []];
      for (let at = 0; at < width * height; at += 1) {
        const [red = 0, green = 0, blue = 0, opaque = 0] = data.subarray(at * 4, at * 4 + 4);
        if (blue - red > 100) frame.push(at % width);
        else if (opaque > 200 && red + green + blue < 450 && Math.abs(blue - red) < 60) cards.push(at % width);
      }
      return cards.length > 0 && Math.min(...frame) <= Math.min(...cards) && Math.max(...frame) >= Math.max(...cards);
    });
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await expect.poll(marksAll).toBe(true);
  for (let step = 0; step < 4; step += 1) await studio.canvas.getByRole("button", { name: "Zoom in" }).click();
  await expect.poll(marksAll).toBe(false);
});

test("a node is put into a wire by its plus, the gap opens, and one undo takes all back", async ({ page }) => {
  const studio = await opened(page);
  const before = await studio.exported();
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await studio.wire(/^First\.out to Second\.in/).hover({ force: true });
  await studio.canvas.getByRole("button", { name: "Insert node on First.out to Second.in" }).click();
  const dialog = page.getByRole("dialog", { name: "Add node" });
  await dialog.getByRole("combobox", { name: "Search nodes" }).fill("filter");
  await page.keyboard.press("Enter");
  await expect(studio.card("Filter")).toBeVisible();
  expect(await edgesOf(studio)).toEqual(
    expect.arrayContaining(
      ["first -> filter", "filter.kept -> second"].map((edge) => expect.stringMatching(edge.replace(".kept", "(\\.kept)?"))),
    ),
  );
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  expect(await studio.exported()).toBe(before);
});

test("wires and ports have the colour of what is known to go through them, and say it in words", async ({ page }) => {
  const nodes = {
    start: { type: "manual@1", name: "Start", params: { items: [{ text: "a,b\n1,2" }] } },
    file: { type: "make-file@1", name: "File", params: { content: "${item.text}", name: "a.csv" } },
    table: { type: "csv-parse@1", name: "Table", params: { text: "a,b\n1,2" } },
    last: { type: "no-op@1", name: "Last" },
    end: { type: "no-op@1", name: "End" },
  };
  const edges = ["start -> file", "file -> last", "table -> end"];
  const layout = { nodes: { start: [0, 0], file: [300, 0], last: [600, 0], table: [300, 200], end: [600, 200] } };
  const studio = await opened(page, JSON.stringify({ format: "vwmp/1", name: "Kinds", nodes, edges, layout }));
  await studio.run();
  await studio.canvas.getByRole("button", { name: "Zoom to fit" }).click();
  await expect(studio.port("File output out")).toHaveAttribute("title", "out: files");
  await expect(studio.port("Table output out")).toHaveAttribute("title", "out: a table");
  await expect(studio.port("Start output out")).toHaveAttribute("title", "out");
  const strokes = async (): Promise<string[]> => {
    const wires = [/^Start\.out to /, /^File\.out to /, /^Table\.out to /].map((name) => studio.wire(name).locator("path").first());
    return Promise.all(wires.map((wire) => wire.evaluate((path) => getComputedStyle(path).stroke)));
  };
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Until the colours have gone over to the other theme, some are of the one and some of the other.
    await expect(async () => {
      const seen = await strokes();
      expect(new Set(seen).size).toBe(3);
      const ground = await studio.canvas.evaluate((canvas) => getComputedStyle(canvas).backgroundColor);
      for (const stroke of seen.slice(1)) expect(contrast(stroke, ground), `${stroke} on ${ground}`).toBeGreaterThanOrEqual(3);
    }).toPass({ timeout: 15_000 });
  }
  await studio.wire(/^File\.out to Last\.in/).hover({ force: true });
  await expect(page.getByRole("region", { name: "First items of File.out" })).toContainText("files");
});

test("deleting with Ctrl heals the wire", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("First");
  await page.keyboard.press("Escape");
  await studio.select("First");
  await studio.canvas.focus();
  await page.keyboard.press("Control+Delete");
  await expect(studio.card("First")).toBeHidden();
  expect(await edgesOf(studio)).toEqual(["second -> last", "start -> second"]);
});

test("notes are written on the canvas, kept in the file and undone as one step", async ({ page }) => {
  const studio = await opened(page);
  await studio.canvas.focus();
  await page.keyboard.press("Shift+S");
  const field = studio.canvas.getByRole("textbox", { name: "Note text" });
  await field.fill("# Read me\n\nSums **orders**");
  await page.keyboard.press("Escape");
  const note = studio.canvas.getByRole("group", { name: "Read me, Note" });
  await expect(note.getByRole("heading", { name: "Read me" })).toBeVisible();
  expect(await studio.exported()).toContain("Sums **orders**");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(studio.canvas.getByRole("group", { name: "Empty note, Note" })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(studio.canvas.getByRole("group", { name: /, Note$/ })).toBeHidden();
});

test("a group collapses to one card with the wires that cross its border, and a run is the same", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("First");
  await studio.canvas.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+g");
  const group = studio.canvas.getByRole("group", { name: "Group 1, Group, 2 members" });
  await expect(group).toBeVisible();
  await group.getByRole("button", { name: "Collapse Group 1" }).click();
  await expect(studio.card("First")).toBeHidden();
  await expect(studio.wire(/^Start\.out to First\.in/)).toBeAttached();
  await expect(studio.wire(/^First\.out to Second\.in/)).toBeHidden();
  await studio.run();
  await group.getByRole("button", { name: "Expand Group 1" }).click();
  await expect(studio.card("First")).toBeVisible();
  await expect(studio.wire(/^First\.out to Second\.in, 1 item/)).toBeAttached();
});

test("tidying up is one undo step, and puts nodes in the order of their wires", async ({ page }) => {
  const scattered = JSON.parse(CHAIN) as { layout: { nodes: Record<string, [number, number]> } };
  scattered.layout.nodes = { start: [600, 300], first: [0, 0], second: [40, 20], last: [20, 400] };
  const studio = await opened(page, JSON.stringify(scattered));
  const before = await studio.exported();
  await studio.canvas.getByRole("button", { name: "Tidy up" }).click();
  await expect.poll(async () => (await studio.exported()) !== before).toBe(true);
  const { layout } = JSON.parse(await studio.exported()) as { layout: { nodes: Record<string, [number, number]> } };
  const xs = ["start", "first", "second", "last"].map((id) => layout.nodes[id]?.[0] ?? 0);
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(new Set(xs).size).toBe(4);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  expect(await studio.exported()).toBe(before);
});

test("a workflow that comes without places is tidied up before it is shown, one with places keeps them", async ({ page }) => {
  const { layout: _, ...bare } = JSON.parse(CHAIN) as { layout: unknown; edges: string[] };
  const text = JSON.stringify({ ...bare, edges: ["start -> first", "first -> second", "start -> last"] });
  const studio = await opened(page, text);
  const placesOf = async () =>
    (JSON.parse(await studio.exported()) as { layout: { nodes: Record<string, [number, number]> } }).layout.nodes;
  const places = await placesOf();
  const [start = [], first = [], second = [], last = []] = ["start", "first", "second", "last"].map((id) => places[id]);
  expect([first[0], last[0]].every((x) => (x ?? 0) > (start[0] ?? 0))).toBe(true);
  expect(first[0]).toBe(last[0]);
  expect(first[1]).not.toBe(last[1]);
  expect(second[0]).toBeGreaterThan(first[0] ?? 0);
  await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
  await studio.canvas.getByRole("button", { name: "Tidy up" }).click();
  await expect(page.getByText("Tidied up 4 nodes")).toBeAttached();
  expect(await placesOf()).toEqual(places);
  await studio.newWorkflow();
  await studio.importText(CHAIN);
  expect(await placesOf()).toEqual((JSON.parse(CHAIN) as { layout: { nodes: unknown } }).layout.nodes);
});

test("a selection becomes a sub-workflow, and the run gives the same", async ({ page }) => {
  const studio = await opened(page);
  await studio.run();
  await studio.select("First");
  await studio.canvas.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+x");
  await expect(studio.card("Part 1")).toBeVisible();
  await studio.run();
  await studio.select("Last");
  await studio.dock("Data");
  expect(await studio.cells("Last.out")).toEqual({ columns: ["a", "b"], rows: [["1", "2"]] });
});

test("the command palette finds actions by name and tells their keys", async ({ page }) => {
  const studio = await opened(page);
  await studio.select("First");
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Command palette" });
  await dialog.getByRole("combobox", { name: "Search commands" }).fill("duplic");
  await expect(dialog.getByRole("option", { name: "Duplicate" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(studio.card("First")).toHaveCount(2);
});

test("find goes to a param and focuses its field", async ({ page }) => {
  const studio = await opened(page);
  await page.keyboard.press("Control+f");
  const dialog = page.getByRole("dialog", { name: "Find in workflow" });
  await dialog.getByRole("combobox", { name: "Find" }).fill("item.a");
  await dialog.getByRole("option", { name: "Second" }).click();
  await expect(studio.inspector.getByRole("textbox", { name: "Node name" })).toHaveValue("Second");
});

test("a wire bends at a point, and is straightened again", async ({ page }) => {
  const studio = await opened(page);
  const before = await studio.exported();
  await studio.wire(/^First\.out to Second\.in/).click({ button: "right", force: true });
  await page.getByRole("menuitem", { name: "Add reroute point" }).click();
  expect(await studio.exported()).toContain('"bends"');
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Search commands" }).fill("straighten");
  await page.keyboard.press("Enter");
  expect(await studio.exported()).toBe(before);
});

test("samples open with their layout as it was", async ({ page }) => {
  const text = readFileSync(join(ROOT, "public/examples/large-orders.vwmp.json"), "utf8");
  const studio = await opened(page, text);
  expect(await studio.exported()).toBe(text);
});

test("several nodes are lined up by the buttons of the inspector, each one step of undo", async ({ page }) => {
  const scattered = JSON.parse(CHAIN) as { layout: { nodes: Record<string, [number, number]> } };
  scattered.layout.nodes = { start: [0, 0], first: [300, 100], second: [700, 40], last: [900, 200] };
  const studio = await opened(page, JSON.stringify(scattered));
  const places = async (): Promise<Record<string, readonly [number, number]>> => JSON.parse(await studio.exported()).layout.nodes;
  await studio.canvas.focus();
  await page.keyboard.press("Control+a");
  const tools = studio.inspector.getByRole("toolbar", { name: "Align and distribute" });
  await expect(tools.getByRole("button")).toHaveCount(8);
  await tools.getByRole("button", { name: "Align bottom" }).click();
  expect(Object.values(await places()).map(([, y]) => y)).toEqual([200, 200, 200, 200]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await tools.getByRole("button", { name: "Align right" }).click();
  expect(Object.values(await places()).map(([x]) => x)).toEqual([900, 900, 900, 900]);
});
