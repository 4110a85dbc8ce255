import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

/** The studio with these nodes, one of them selected. */
async function editing(page: Page, node: string, nodes: object): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Lists", nodes, edges: [] }));
  await studio.select(node);
  await studio.tab("Params");
  return studio;
}

test("entries of a list are dragged by their handle, and the focus goes with the one that a key moves", async ({ page }) => {
  const headers = ["a", "b", "c"].map((name) => ({ name, value: name }));
  const web = { type: "http-request@1", params: { url: "https://example.com", headers } };
  const studio = await editing(page, "web", { web });
  const names = async (): Promise<string> => {
    const flow = JSON.parse(await studio.exported()) as { nodes: { web: { params: { headers: readonly { name: string }[] } } } };
    return flow.nodes.web.params.headers.map(({ name }) => name).join("");
  };
  const entry = (place: number) => studio.inspector.getByRole("group", { name: `Header ${place}`, exact: true });
  const drag = async (from: number, to: number): Promise<void> => {
    await entry(from).getByTitle("Drag to move").hover();
    await page.mouse.down();
    const over = await entry(to).boundingBox();
    await page.mouse.move((over?.x ?? 0) + 8, (over?.y ?? 0) + (to < from ? 2 : (over?.height ?? 0) - 2), { steps: 4 });
  };
  await drag(1, 3);
  await page.mouse.up();
  expect(await names()).toBe("bca");
  await drag(3, 2);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect(await names()).toBe("bca");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  expect(await names()).toBe("abc");

  await studio.inspector.getByRole("button", { name: "Move Header 3 up" }).press("Enter");
  await expect(studio.inspector.getByRole("button", { name: "Move Header 2 up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(studio.inspector.getByRole("button", { name: "Move Header 1 down" })).toBeFocused();
  expect(await names()).toBe("cab");
});

test("in a window of 320 pixels a value has a line of its own, and nothing of a list is cut off", async ({ page }) => {
  const headers = [
    { name: "x-total", value: "${item.total}" },
    { name: "accept", value: "text/html" },
  ];
  const studio = await editing(page, "web", { web: { type: "http-request@1", params: { url: "https://example.com", headers } } });
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole("tablist", { name: "Panes" }).getByRole("tab", { name: "Inspector" }).click();
  const entry = studio.inspector.getByRole("group", { name: "Header 2" });
  const boxOf = async (role: "textbox" | "button", name: string) => {
    const box = await entry.getByRole(role, { name, exact: true }).boundingBox();
    return { left: box?.x ?? -1, top: box?.y ?? -1, right: (box?.x ?? 0) + (box?.width ?? 0), bottom: (box?.y ?? 0) + (box?.height ?? 0) };
  };
  const [name, value] = [await boxOf("textbox", "Name"), await boxOf("textbox", "Value")];
  const remove = await boxOf("button", "Remove Header 2");
  expect(value.top).toBeGreaterThanOrEqual(name.bottom);
  expect(value.left).toBe(name.left);
  expect(value.right - value.left).toBeGreaterThan(240);
  expect(name.right).toBeLessThanOrEqual((await boxOf("button", "Move Header 2 up")).left);
  for (const { right } of [value, remove]) expect(right).toBeLessThanOrEqual(320);
  expect(remove.bottom).toBeLessThanOrEqual(value.top);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
