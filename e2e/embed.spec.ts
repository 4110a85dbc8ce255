import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type FrameLocator, type Page, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { packedPackage } from "./packedPackage.ts";

// The packed package `vwmp-studio`, installed beside `vwmp`, in pages that somebody else wrote.

const FLOW = {
  format: "vwmp/1",
  name: "Orders of today",
  nodes: {
    numbers: { type: "json-parse@1", name: "Numbers <b>", params: { text: "[1, 2]" } },
    first: { type: "limit@1", name: "First", params: { count: 1 } },
  },
  edges: ["numbers -> first"],
};
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

let folder = "";
const servers: Server[] = [];

/** A site of somebody: its own pages, and the installed package under `/vwmp/`. */
async function site(pages: Readonly<Record<string, string>>): Promise<string> {
  const server = createServer(({ url = "/" }, response) => {
    const path = new URL(url, "http://localhost").pathname;
    const file = join(folder, "node_modules/vwmp-studio", path.replace(/^\/vwmp\//, ""));
    const page = pages[path];
    if (page !== undefined) response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html" }).end(page);
    else if (path.startsWith("/vwmp/") && existsSync(file))
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
    else response.writeHead(404).end();
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test.beforeAll(() => {
  ({ folder } = packedPackage());
  const into = mkdtempSync(join(tmpdir(), "vwmp-studio-"));
  const printed = execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", into], {
    cwd: join(ROOT, "studio"),
    encoding: "utf8",
  });
  const tarball = join(into, printed.trim().split("\n").at(-1) ?? "");
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--offline", tarball], { cwd: folder, stdio: "ignore" });
});

test.afterAll(() => {
  for (const server of servers) server.close();
});

const HOST = `<!doctype html><html lang="en"><title>Orders</title><main><h1>Orders</h1><div id="place" style="height: 800px"></div></main>
<script type="module">
  import { mountStudio } from "/vwmp/lib/index.js";
  window.changes = [];
  window.studio = mountStudio(document.querySelector("#place"), {
    site: "/vwmp/site/",
    workflow: ${JSON.stringify(FLOW)},
    theme: "dark",
    onChange: (text) => window.changes.push(text),
  });
</script>`;

type Host = {
  readonly changes: readonly string[];
  readonly studio: { readonly ready: Promise<void>; text(): Promise<string>; open(text: string): Promise<void>; close(): void };
};

async function mounted(page: Page): Promise<FrameLocator> {
  await page.evaluate(() => (window as unknown as Host).studio.ready);
  return page.frameLocator("iframe");
}

test("a page mounts the studio on a workflow of its own, which runs there, and hears of each change", async ({ page }) => {
  await page.goto(`${await site({ "/": HOST })}/`);
  const studio = await mounted(page);
  await expect(studio.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Orders of today");
  await expect(studio.locator("html")).toHaveAttribute("data-theme", "dark");
  await studio.getByRole("button", { name: "Run", exact: true }).click();
  await expect(studio.getByRole("status", { name: "Run status" })).toContainText("Succeeded");
  await studio.getByRole("textbox", { name: "Workflow name" }).fill("Orders of tomorrow");
  await expect.poll(() => page.evaluate(() => (window as unknown as Host).changes.at(-1) ?? "")).toContain("Orders of tomorrow");
  expect(JSON.parse(await page.evaluate(() => (window as unknown as Host).studio.text()))).toMatchObject({
    name: "Orders of tomorrow",
    nodes: FLOW.nodes,
  });
});

test("it is given another workflow, refuses what is none and says why, and shows what was given when it is mounted again", async ({
  page,
}) => {
  await page.goto(`${await site({ "/": HOST })}/`);
  const studio = await mounted(page);
  await studio.getByRole("textbox", { name: "Workflow name" }).fill("Changed");
  await expect.poll(() => page.evaluate(() => (window as unknown as Host).changes.length)).toBeGreaterThan(0);
  const refused = await page.evaluate(() => (window as unknown as Host).studio.open('{"format":"vwmp/9"}').catch(({ message }) => message));
  expect(refused).toContain("vwmp/1");
  await expect(studio.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Changed");
  await page.evaluate(() => (window as unknown as Host).studio.open("format: vwmp/1\nname: Other\nnodes: {}\n"));
  await expect(studio.getByRole("textbox", { name: "Workflow name" })).toHaveValue("Other");
  await page.reload();
  await expect((await mounted(page)).getByRole("textbox", { name: "Workflow name" })).toHaveValue("Orders of today");
});

test("what a person keeps in the studio of the same site and what pages embed lie apart", async ({ page }) => {
  const url = await site({ "/": HOST });
  await page.goto(`${url}/vwmp/site/index.html`);
  await page.getByRole("textbox", { name: "Workflow name" }).fill("My own");
  await expect(page.getByRole("banner").getByText("Saved on this device")).toBeVisible();
  await page.goto(`${url}/`);
  const studio = await mounted(page);
  await expect(studio.getByRole("tab", { name: "Nodes" })).toBeVisible();
  await expect(studio.getByRole("tab", { name: "Workflows" })).toHaveCount(0);
  await expect(studio.getByRole("button", { name: "Import", exact: true })).toHaveCount(0);
  await expect(studio.getByText("My own")).toHaveCount(0);
  await page.goto(`${url}/vwmp/site/index.html`);
  await expect(page.getByRole("navigation", { name: "Library" }).getByText("My own")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Library" }).getByText("Orders of today")).toHaveCount(0);
});

test("a page of another site can neither give it a workflow nor read one, and both are told why", async ({ page }) => {
  const [theirs, own] = [await site({}), await site({})];
  const host = `<!doctype html><title>Other</title><div id="place"></div><script type="module">
    import { mountStudio } from "/vwmp/lib/index.js";
    window.studio = mountStudio(document.querySelector("#place"), { site: "${theirs}/vwmp/site/" });
  </script>`;
  const url = await site({ "/": host });
  await page.goto(`${url}/`);
  expect(await page.evaluate(() => (window as unknown as Host).studio.ready.catch(({ message }: Error) => message))).toContain(
    "must lie on the origin of the page",
  );
  await page.setContent(`<iframe src="${own}/vwmp/site/index.html#embed"></iframe>`);
  await expect(page.frameLocator("iframe").getByRole("alert")).toHaveText(/only in pages of the site that it is served from/);
});

test("<vwmp-studio> mounts it from a file, and tells of changes and of a file that is not there", async ({ page }) => {
  const host = `<!doctype html><title>Elements</title><script type="module">
    import { defineElements } from "/vwmp/lib/index.js";
    window.told = [];
    for (const kind of ["change", "load", "error"]) document.addEventListener(kind, (event) => told.push([kind, event.detail?.text ?? event.message ?? ""]), true);
    defineElements();
  </script>
  <vwmp-studio site="/vwmp/site/" src="flow.vwmp.json" style="height: 600px"></vwmp-studio>`;
  await page.goto(`${await site({ "/": host, "/flow.vwmp.json": JSON.stringify(FLOW) })}/`);
  const name = page.frameLocator("iframe").getByRole("textbox", { name: "Workflow name" });
  await expect(name).toHaveValue("Orders of today");
  await name.fill("Renamed");
  const told = (): Promise<readonly (readonly string[])[]> => page.evaluate(() => (window as unknown as { told: string[][] }).told);
  await expect.poll(async () => (await told()).filter(([kind]) => kind === "change").at(-1)?.[1] ?? "").toContain("Renamed");
  await page.evaluate(() => {
    const missing = document.createElement("vwmp-studio");
    missing.setAttribute("src", "missing.json");
    document.body.append(missing);
  });
  await expect.poll(async () => (await told()).filter(([kind]) => kind === "error").at(-1)?.[1] ?? "").toContain("404");
});

test("<vwmp-canvas> draws a workflow that can be moved and zoomed by keys, names its nodes, and runs nothing of it", async ({ page }) => {
  const host = `<!doctype html><html lang="en"><title>Picture</title><main><h1>Picture</h1>
  <vwmp-canvas site="/vwmp/site/" src="flow.vwmp.json" theme="light" style="height: 400px"></vwmp-canvas>
  <vwmp-canvas id="bad" site="/vwmp/site/">{"format":"vwmp/9"}</vwmp-canvas></main>
  <script type="module">import { defineElements } from "/vwmp/lib/index.js"; defineElements();</script>`;
  await page.goto(`${await site({ "/": host, "/flow.vwmp.json": JSON.stringify(FLOW) })}/`);
  const figure = page.getByRole("figure", { name: "Orders of today" });
  await expect(figure.getByRole("listitem")).toHaveText(["Numbers <b>, Parse JSON", "First, Limit"]);
  const box = (): Promise<string | null> => figure.locator("svg").getAttribute("viewBox");
  // At first the size of the element is not known.
  const fit = page.getByRole("button", { name: "Zoom to fit" }).first();
  await fit.click();
  const whole = await box();
  await figure.focus();
  await page.keyboard.press("+");
  await page.keyboard.press("ArrowRight");
  expect(await box()).not.toBe(whole);
  await fit.click();
  expect(await box()).toBe(whole);
  await expect(page.getByRole("alert")).toContainText("vwmp/1");
  await expect(page.locator("iframe")).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.screenshot({ path: test.info().outputPath("canvas.png") });
});

test("the installed command serves the studio, and so does vwmp studio", async ({ page }) => {
  for (const command of [["vwmp-studio"], ["vwmp", "studio"]]) {
    const served = spawn(join(folder, "node_modules/.bin", command[0] ?? ""), [...command.slice(1), "--port", "0"], { cwd: folder });
    try {
      const url = await new Promise<string>((said) => {
        const hear = (data: Buffer): void => {
          const [address] = /http:\S+/.exec(String(data)) ?? [];
          if (address !== undefined) said(address);
        };
        served.stdout.on("data", hear);
        served.stderr.on("data", hear);
      });
      await page.goto(url);
      await expect(page.getByRole("banner").getByRole("button", { name: "Run", exact: true })).toBeVisible();
    } finally {
      served.kill();
    }
  }
  // In a folder of its own, with no types but those of the package: other tests install others.
  const project = mkdtempSync(join(folder, "embedder-"));
  writeFileSync(
    join(project, "page.ts"),
    'import { mountStudio } from "vwmp-studio";\nmountStudio(document.body, { workflow: {} }).text();\n',
  );
  const compilerOptions = { noEmit: true, strict: true, module: "nodenext", target: "es2023", lib: ["es2023", "dom"], types: [] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["page.ts"] }));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  expect(spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" })).toMatchObject({ stdout: "", status: 0 });
});
