import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const INVOICE = JSON.parse(readFileSync(join(ROOT, "public/examples/invoices.vwmp.json"), "utf8")).nodes.files.params.items[0].base64;
/** A red pixel. */
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

/** A tenth of a second of silence. */
function silence(): string {
  const samples = 800;
  const bytes = Buffer.alloc(44 + samples, 128);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(samples, 40);
  return bytes.toString("base64");
}

/** The dialog with the preview of a file that a run made; no preview may break the page's policy. */
async function previewing(page: Page, name: string, base64: string): Promise<{ dialog: Locator; faults: readonly string[] }> {
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    bytes: { type: "manual@1", params: { items: [{ base64 }] } },
    file: { type: "make-file@1", params: { from: "base64", content: "${item.base64}", name } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "File", nodes, edges: ["bytes -> file"] }));
  await studio.run();
  await studio.select("file");
  await studio.dock("Data");
  await studio
    .table("file.out")
    .getByRole("button", { name: `Preview ${name}` })
    .click();
  return { dialog: page.getByRole("dialog", { name }), faults };
}

test("a picture that is all that came out is seen beside the table, and in a dialog called as it is", async ({ page }) => {
  const { dialog, faults } = await previewing(page, "dot.png", PIXEL);
  const aside = page.getByRole("region", { name: "Run", exact: true }).getByRole("img", { name: "dot.png", includeHidden: true });
  await expect.poll(() => aside.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  const picture = dialog.getByRole("img", { name: "dot.png" });
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  expect(faults).toEqual([]);
});

test("rows of CSV are a table", async ({ page }) => {
  const { dialog } = await previewing(page, "orders.csv", Buffer.from("id,city\n7,Oslo\n").toString("base64"));
  await expect(dialog.getByRole("table", { name: "orders.csv" }).getByRole("row")).toHaveText(["idcity", "7Oslo"]);
});

test("a text is shown as it is", async ({ page }) => {
  const { dialog } = await previewing(page, "notes.txt", Buffer.from("<b>Hello</b>, whole text").toString("base64"));
  await expect(dialog.getByText("<b>Hello</b>, whole text")).toBeVisible();
});

test("the pages of a PDF are drawn, and turned", async ({ page }) => {
  const { dialog, faults } = await previewing(page, "invoice.pdf", INVOICE);
  const first = dialog.getByRole("img", { name: "Page 1 of 2 of invoice.pdf" });
  await expect.poll(() => first.evaluate(darkPixels)).toBeGreaterThan(50);
  await expect(dialog.getByText("Invoice").first()).toBeAttached();
  await dialog.getByRole("button", { name: "Page after" }).click();
  await expect.poll(() => dialog.getByRole("img", { name: "Page 2 of 2 of invoice.pdf" }).evaluate(darkPixels)).toBeGreaterThan(50);
  await expect(dialog.getByRole("button", { name: "Page after" })).toBeDisabled();
  expect(faults).toEqual([]);
});

test("what is no PDF says so", async ({ page }) => {
  const { dialog } = await previewing(page, "broken.pdf", Buffer.from("nothing").toString("base64"));
  await expect(dialog.getByText(/^The pages cannot be shown: /)).toBeVisible();
});

test("sound can be played", async ({ page }) => {
  const { dialog, faults } = await previewing(page, "silence.wav", silence());
  const sound = dialog.locator("audio[controls]");
  await expect
    .poll(() => sound.evaluate((audio: HTMLAudioElement) => [audio.error?.message, Math.round(audio.duration * 100)]))
    .toEqual([undefined, 10]);
  expect(faults).toEqual([]);
});

test("moving pictures have a player", async ({ page }) => {
  const { dialog } = await previewing(page, "film.mp4", Buffer.from("no film").toString("base64"));
  await expect(dialog.locator("video[controls]")).toHaveAttribute("src", /^blob:/);
});

/** How much was drawn on a canvas. */
function darkPixels(canvas: Element): number {
  const { width, height } = canvas as HTMLCanvasElement;
  const data = (canvas as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 100) count += 1;
  return count;
}
