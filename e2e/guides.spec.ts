import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { packedPackage } from "./packedPackage.ts";

function blocks(guide: string, language: string): string[] {
  const text = readFileSync(join(ROOT, "docs/guides", guide), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block]) => block as string);
}

/** Runs the commands of a guide as printed, in a project with the package; answers what the last one printed. */
function runCommands(guide: string, file: string): unknown {
  const packed = packedPackage();
  writeFileSync(join(packed.folder, file), blocks(guide, "yaml")[0] ?? "");
  let printed = "";
  for (const line of blocks(guide, "sh").join("").trim().split("\n")) {
    const { status, out, err } = packed.vwmp(line.replace(/^npx vwmp /, "").split(" "));
    expect(status, `${line}\n${err}`).toBe(0);
    printed = out;
  }
  return JSON.parse(printed);
}

test("the commands of “Your first workflow” print what stands there", () => {
  expect(runCommands("first-workflow.md", "totals.yaml")).toEqual(JSON.parse(blocks("first-workflow.md", "json")[0] ?? ""));
});

test("the commands and the program of “Headless” print what stands there", () => {
  expect(runCommands("headless.md", "minimum.yaml")).toEqual(JSON.parse(blocks("headless.md", "json")[0] ?? ""));
  expect(
    packedPackage()
      .run(blocks("headless.md", "js program")[0] ?? "")
      .trim(),
  ).toBe("succeeded [ { orders: 1 } ]");
});

test("the guides are pages of the site", async ({ page }) => {
  await page.goto("./guides/index.html");
  await page.getByRole("link", { name: "Your first workflow" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your first workflow" })).toBeVisible();
  await page.goto("./guides/secrets.html");
  await page.getByRole("link", { name: "all about secrets" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Secrets" })).toBeVisible();
  await page.goto("./guides/errors.html");
  const picture = page.getByRole("img", { name: /^A run that failed: / });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(700);
  await page.goto("./guides/data.html");
  await page.getByRole("link", { name: "Split out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Split out");
});

test("the pictures of a page are there", async ({ page }) => {
  await page.goto("./docs/studio.html");
  const pictures = page.getByRole("img");
  await expect(pictures.first()).toBeVisible();
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(700);
  }
});
