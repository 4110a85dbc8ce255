import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./ensureChromium.mjs";

/** Draws the icons of the installed studio from `public/icon.svg`. Run by hand when that changes: `node scripts/makeIcons.mjs`. */
const root = resolve(import.meta.dirname, "..");
const icon = readFileSync(join(root, "public/icon.svg"), "utf8");
const shapes = icon.replace(/^[\s\S]*?<rect[^>]*rx="14"[^>]*\/>/, "").replace("</svg>", "");
/** To the edges, with the drawing within the circle that no device cuts. */
const maskable = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <title>VWMP</title>
  <rect width="64" height="64" fill="#15171c"/>
  <g transform="translate(8 8) scale(0.75)">${shapes.trimEnd()}
  </g>
</svg>
`;
const folder = join(root, "public/icons");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "maskable.svg"), maskable);
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ["--no-sandbox"] });
for (const [name, svg, size] of /** @type {const} */ ([
  ["icon-192.png", icon, 192],
  ["icon-512.png", icon, 512],
  ["maskable-512.png", maskable, 512],
])) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
}
await browser.close();
