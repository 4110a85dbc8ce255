import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { ROOT } from "./flows.ts";
import { loopback } from "./loopback.ts";
import { type OrderServer, orderServer } from "./orderServer.ts";
import { packedPackage } from "./packedPackage.ts";
import { runVwmp } from "./runVwmp.ts";
import { StudioPage } from "./studioPage.ts";

let elsewhere: OrderServer;
let api: OrderServer;

test.beforeEach(async () => {
  elsewhere = await orderServer();
  api = await orderServer(elsewhere.host);
});

test.afterEach(() => {
  api.close();
  elsewhere.close();
});

/** One HTTP node whose failure is not caught: its message stays in sight. */
function call(url: string): string {
  return JSON.stringify({ format: "vwmp/1", name: "One call", nodes: { call: { type: "http-request@1", params: { url } } }, edges: [] });
}

/** Opens the sample that calls an API and asks for a run with the server's address. */
async function askToRun(page: Page, address: string): Promise<{ studio: StudioPage; permissions: Locator }> {
  const studio = new StudioPage(page);
  await studio.open();
  await page
    .getByRole("region", { name: "Samples" })
    .getByRole("button", { name: /^Orders from an API/ })
    .click();
  await expect(studio.card("Get orders")).toBeVisible();
  await page.getByRole("button", { name: "Parameters" }).click();
  const form = page.getByRole("dialog", { name: "Run parameters" });
  await form.getByRole("textbox", { name: "Address of the API" }).fill(address);
  await form.getByRole("button", { name: "Run" }).click();
  return { studio, permissions: page.getByRole("dialog", { name: "Permissions" }) };
}

test("the studio names the host before anything is sent, and sends nothing when cancelled", async ({ page }) => {
  const { studio, permissions } = await askToRun(page, `http://${api.host}`);
  await expect(permissions.getByRole("listitem").filter({ hasText: api.host })).toBeVisible();
  expect(api.requests).toEqual([]);
  await permissions.getByRole("button", { name: "Cancel" }).click();
  await expect(permissions).toBeHidden();
  await expect(studio.status).toHaveText("Not run yet");
  expect(api.requests).toEqual([]);
});

test("the sample runs in the studio once its host is allowed, and asks again the next time", async ({ page }) => {
  const { studio, permissions } = await askToRun(page, `http://${api.host}`);
  await permissions.getByRole("button", { name: "Allow once" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect(api.requests.filter((request) => request.startsWith("GET"))).toEqual(["GET /orders"]);
  await studio.dock("Data");
  await studio.select("Best first");
  expect(await studio.cells("Best first.out")).toEqual({
    columns: ["customer", "spent", "orders"],
    rows: [
      ["Ada", "150", "2"],
      ["Bob", "80", "1"],
    ],
  });
  await studio.runButton.click();
  await expect(permissions).toBeVisible();
});

test("a host allowed for good is not asked for again, another one is", async ({ page }) => {
  const { studio, permissions } = await askToRun(page, `http://${api.host}`);
  await permissions.getByRole("button", { name: "Always for this workflow" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await studio.runButton.click();
  await expect.poll(() => api.requests.filter((request) => request.startsWith("GET")).length).toBe(2);
  await page.getByRole("button", { name: "Parameters" }).click();
  const form = page.getByRole("dialog", { name: "Run parameters" });
  await form.getByRole("textbox", { name: "Address of the API" }).fill(`http://${elsewhere.host}`);
  await form.getByRole("button", { name: "Run" }).click();
  await expect(permissions.getByRole("listitem").filter({ hasText: elsewhere.host })).toBeVisible();
  expect(elsewhere.requests).toEqual([]);
});

test("a run up to a node asks for the hosts that lie before it, and for no other", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    few: { type: "manual@1", params: { items: [{ n: 1 }] } },
    call: { type: "http-request@1", params: { url: `http://${api.host}/orders` } },
  };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Part", nodes, edges: ["few -> call"] }));
  const permissions = page.getByRole("dialog", { name: "Permissions" });
  await studio.select("few");
  await studio.canvas.focus();
  await page.keyboard.press("Shift+Enter");
  await expect(studio.card("few")).toHaveAccessibleName(/, succeeded$/);
  await expect(permissions).toBeHidden();
  await studio.runButton.click();
  await expect(permissions.getByRole("listitem").filter({ hasText: api.host })).toBeVisible();
  await permissions.getByRole("button", { name: "Cancel" }).click();
  expect(api.requests).toEqual([]);
});

test("in the studio a redirect to a host nobody allowed is blocked by the browser", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(call(`http://${api.host}/away/orders`));
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  await expect(studio.status).toHaveText(/^Failed/);
  expect(api.requests).toContain("GET /away/orders");
  expect(elsewhere.requests).toEqual([]);
});

test("an API that does not let the page in is explained, and the command that is copied gets its answer in Node", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(call(`http://${api.host}/closed/orders`));
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  await expect(studio.status).toHaveText(/^Failed/);
  await studio.select("call");
  await studio.tab("Output");
  const failure = studio.inspector.getByRole("region", { name: "Failure" });
  await expect(failure).toContainText(`${api.host} cannot be reached from this page`);
  await expect(failure).toContainText("CORS");
  await expect(failure).toContainText(`npx vwmp run FILE --allow-net ${api.host}`);
  await failure.getByRole("button", { name: "Run this in Node" }).click();
  await expect(page.getByText("Copied. The command runs one-call.vwmp.json.")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(new RegExp(`^npx vwmp run one-call\\.vwmp\\.json --allow-net ${api.host} --seed \\d+ --hash$`));
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the file" }).click();
  await (await waiting).saveAs(join(packedPackage().folder, "one-call.vwmp.json"));
  const { status, err } = await runVwmp(command.split(" ").slice(2));
  expect(status, err).toBe(0);
});

test("a host that was not asked for is refused in those words, and nothing is sent", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = {
    start: { type: "manual@1", name: "Start", params: { items: [{ url: `http://${api.host}/orders` }] } },
    call: { type: "http-request@1", name: "Call", params: { url: "${item.url}" } },
  };
  const permissions = { net: [elsewhere.host] };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Other", permissions, nodes, edges: ["start -> call"] }));
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  await expect(studio.status).toHaveText(/^Failed/);
  await studio.select("Call");
  await studio.tab("Output");
  const failure = studio.inspector.getByRole("region", { name: "Failure" });
  await expect(failure).toContainText("permission-needed");
  await expect(failure).toContainText("The run was not allowed to do this. Add what is missing to the workflow’s permissions");
  expect(api.requests).toEqual([]);
});

test("the terminal sends nothing without --allow-net, and what is allowed with it", async () => {
  const { folder } = packedPackage();
  copyFileSync(join(ROOT, "public/examples/api-orders.vwmp.json"), join(folder, "api-orders.vwmp.json"));
  const args = ["run", "api-orders.vwmp.json", "-p", `api=http://${api.host}`];
  const refused = await runVwmp(args);
  expect(refused.status).toBe(1);
  expect(refused.err).toContain("permission-needed");
  expect(refused.err).toContain(api.host);
  expect(refused.err).not.toMatch(/\n\s+at /);
  const other = await runVwmp([...args, "--allow-net", elsewhere.host]);
  expect(other.status).toBe(1);
  expect(api.requests).toEqual([]);
  const allowed = await runVwmp([...args, "--allow-net", api.host]);
  expect(allowed.status, allowed.err).toBe(0);
  expect(JSON.parse(allowed.out)).toEqual({
    best: [
      { customer: "Ada", spent: 150, orders: 2 },
      { customer: "Bob", spent: 80, orders: 1 },
    ],
  });
  expect(api.requests).toEqual(["GET /orders"]);
});

test("the terminal follows no redirect to a host that was not allowed", async () => {
  const { folder } = packedPackage();
  writeFileSync(join(folder, "away.vwmp.json"), call(`http://${api.host}/away/orders`));
  const stopped = await runVwmp(["run", "away.vwmp.json", "--allow-net", api.host]);
  expect(stopped.status).toBe(1);
  expect(stopped.err).toContain(elsewhere.host);
  expect(elsewhere.requests).toEqual([]);
  const both = await runVwmp(["run", "away.vwmp.json", "--allow-net", api.host, "--allow-net", elsewhere.host]);
  expect(both.status, both.err).toBe(0);
  expect(elsewhere.requests).toEqual(["GET /orders"]);
});

test("a workflow is imported from its web address, once somebody says so; what cannot be had is told", async ({ page }) => {
  const file = JSON.stringify({ format: "vwmp/1", name: "From afar", nodes: { start: { type: "manual@1" } }, edges: [] });
  const server = await loopback(({ path }, response) => {
    if (path === "/flow.vwmp.json") response.end(file);
    else response.writeHead(404).end();
  });
  try {
    const studio = new StudioPage(page);
    await studio.open();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Import" });
    const text = dialog.getByRole("textbox", { name: "Workflow text" });
    await text.fill(`${server.url}/gone.json`);
    await expect(dialog).toContainText("Nothing but this address is sent.");
    await expect(dialog.getByRole("button", { name: "Import workflow" })).toBeDisabled();
    expect(server.asked).toEqual([]);
    await dialog.getByRole("button", { name: `Get it from ${server.host}` }).click();
    await expect(dialog).toContainText(`${server.host} answered with 404, not with a file.`);
    await text.fill("http://127.0.0.1:9/flow.vwmp.json");
    await dialog.getByRole("button", { name: "Get it from 127.0.0.1:9" }).click();
    await expect(dialog).toContainText("127.0.0.1:9 cannot be reached from this page. It may not answer, or not let pages read it (CORS)");
    await text.fill(`${server.url}/flow.vwmp.json`);
    await dialog.getByRole("button", { name: `Get it from ${server.host}` }).click();
    await expect(text).toHaveValue(file);
    await dialog.getByRole("button", { name: "Import workflow" }).click();
    await expect(page.getByRole("textbox", { name: "Workflow name" })).toHaveValue("From afar");
    expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["GET /gone.json", "GET /flow.vwmp.json"]);
  } finally {
    server.close();
  }
});
