import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { watchFaults } from "./pageFaults.ts";
import { StudioPage } from "./studioPage.ts";

const CANARY = "cAnary-7f3a9 0b/+&41x";
const SEALED = "vwmp-secrets";

type EchoServer = { readonly host: string; readonly keys: readonly string[]; close(): void };

/** Lets every page in, and answers with the header it was sent, in several forms; `/away` leads elsewhere. */
async function echoServer(): Promise<EchoServer> {
  const keys: string[] = [];
  const open = { "access-control-allow-origin": "*", "access-control-allow-headers": "x-key", "access-control-expose-headers": "*" };
  const server = createServer((request, response) => {
    if (request.method === "OPTIONS") return void response.writeHead(204, open).end();
    const key = String(request.headers["x-key"]);
    keys.push(key);
    if (request.url === "/away") return void response.writeHead(302, { ...open, location: "/" }).end();
    const echo = { key, base64: btoa(`u:${key}`), hex: Buffer.from(key).toString("hex"), url: encodeURIComponent(key) };
    response.writeHead(200, { ...open, "content-type": "application/json", "x-echo": encodeURIComponent(key) }).end(JSON.stringify(echo));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

let api: EchoServer;
test.beforeEach(async () => {
  api = await echoServer();
});
test.afterEach(() => api.close());

function flow(path = "/"): string {
  const params = { url: `http://${api.host}${path}`, response: "full", headers: [{ name: "x-key", value: "${secrets.API_KEY}" }] };
  const nodes = {
    call: { type: "http-request@1", params },
    next: { type: "edit-fields@1", params: { fields: [{ name: "seen", value: "${item.body}" }] } },
  };
  return JSON.stringify({ format: "vwmp/1", name: "With a secret", nodes, edges: ["call -> next"] });
}

async function addSecret(page: Page, name: string, hosts: string): Promise<void> {
  await page.getByRole("tab", { name: "Secrets" }).click();
  await page.getByRole("button", { name: "New secret" }).click();
  const dialog = page.getByRole("dialog", { name: "New secret" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByLabel("Value").fill(CANARY);
  await dialog.getByRole("textbox", { name: "Hosts" }).fill(hosts);
  await dialog.getByRole("button", { name: "Add secret" }).click();
  await expect(dialog).toBeHidden();
}

async function runAllowed(studio: StudioPage, page: Page): Promise<void> {
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Always for this workflow" }).click();
}

/** All that the page keeps and shows, as text: every database, `localStorage`, `sessionStorage`, the address, the DOM. Bytes are read as Latin-1. */
async function everythingIn(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const seen = new WeakSet<object>();
    const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    const textOf = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return latin1(new Uint8Array(await value.arrayBuffer()));
      if (value instanceof ArrayBuffer) return latin1(new Uint8Array(value));
      if (value instanceof Uint8Array) return latin1(value);
      if (typeof value !== "object" || value === null) return String(value);
      if (seen.has(value)) return "";
      seen.add(value);
      const parts = value instanceof Map ? [...value].flat() : Object.entries(value).flat();
      return (await Promise.all(parts.map(textOf))).join("\n");
    };
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: Record<string, string> = {
      dom:
        document.documentElement.outerHTML +
        [...document.querySelectorAll("input, textarea")].map((each) => (each as HTMLInputElement).value).join("\n"),
      local: JSON.stringify({ ...localStorage }),
      session: JSON.stringify({ ...sessionStorage }),
      address: decodeURIComponent(location.href),
    };
    for (const { name = "" } of await indexedDB.databases()) {
      const db = await asked(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const from = db.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([asked(from.getAllKeys()), asked(from.getAll())]);
        found[`${name}.${store}`] = await textOf([keys, values]);
      }
      db.close();
    }
    return found;
  });
}

function traces(text: string): readonly string[] {
  const bytes = Buffer.from(CANARY);
  const forms = {
    raw: CANARY,
    url: encodeURIComponent(CANARY),
    base64: bytes.toString("base64").slice(0, -4),
    base64of2: Buffer.from(`xy${CANARY}`).toString("base64").slice(3, -4),
    hex: bytes.toString("hex"),
    reversed: [...CANARY].reverse().join(""),
    half: CANARY.slice(0, CANARY.length / 2),
  };
  return Object.entries(forms).flatMap(([name, form]) => (text.toLowerCase().includes(form.toLowerCase()) ? [name] : []));
}

test("a secret is sent in the request and found nowhere else in the browser", async ({ page }) => {
  const faults = await watchFaults(page);
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(flow());
  await addSecret(page, "API_KEY", api.host);
  const line = page.getByRole("region", { name: "Secrets on this device" }).getByRole("listitem");
  await expect(line).toContainText(`API_KEY${api.host}Changed just now`);
  await studio.runButton.click();
  const permissions = page.getByRole("dialog", { name: "Permissions" });
  await expect(permissions.getByRole("list", { name: "Use these secrets" })).toHaveText(`API_KEY → ${api.host}`);
  expect(api.keys).toEqual([]);
  await permissions.getByRole("button", { name: "Always for this workflow" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect(api.keys).toEqual([CANARY]);
  for (const tab of ["Timeline", "Log", "Data"] as const) await studio.dock(tab);
  await studio.select("next");
  await studio.tab("Output");
  await expect(page.getByText("•••API_KEY•••").first()).toBeVisible();
  await expect.poll(async () => Object.keys(await everythingIn(page))).toContain("vwmp-runs.batches");
  const kept = await everythingIn(page);
  expect(kept["vwmp-runs.batches"]).toContain("call");
  for (const [place, text] of Object.entries(kept)) {
    expect(traces(text), place).toEqual([]);
    expect(text, place).not.toContain("\uE000");
  }
  expect(Object.keys(kept)).toContain(`${SEALED}.secrets`);
  expect(traces(await studio.exported())).toEqual([]);
  expect(faults).toEqual([]);
});

test("after a reload the secret is still used; replaced it is the new one; removed the run says what is missing", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(flow());
  await addSecret(page, "API_KEY", "*");
  await runAllowed(studio, page);
  await expect(studio.status).toHaveText(/^Succeeded/);
  await page.reload();
  await page.getByRole("tab", { name: "Secrets" }).click();
  await page.getByRole("button", { name: "API_KEY", exact: false }).first().click();
  const dialog = page.getByRole("dialog", { name: "Replace secret" });
  await expect(dialog.getByLabel("Value")).toHaveValue("");
  await dialog.getByLabel("Value").fill("another-value");
  await dialog.getByRole("button", { name: "Replace secret" }).click();
  await expect(dialog).toBeHidden();
  await studio.runButton.click();
  await expect.poll(() => api.keys).toEqual([CANARY, "another-value"]);
  await page.getByRole("button", { name: "Remove API_KEY" }).click();
  await page.getByRole("dialog", { name: "Remove secret" }).getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("No secret is kept yet.")).toBeVisible();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await studio.runButton.click();
  await expect(studio.status).toHaveText(/^Failed/);
  expect(api.keys).toHaveLength(2);
});

test("a secret for another host is not sent, and none is where the server leads elsewhere", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.importText(flow());
  await addSecret(page, "API_KEY", "api.example.com");
  await runAllowed(studio, page);
  await expect(studio.status).toHaveText(/^Failed/);
  expect(api.keys).toEqual([]);
  await page.getByRole("button", { name: "Remove API_KEY" }).click();
  await page.getByRole("dialog", { name: "Remove secret" }).getByRole("button", { name: "Remove" }).click();
  await addSecret(page, "API_KEY", api.host);
  await studio.importText(flow("/away"));
  await runAllowed(studio, page);
  await expect(studio.status).toHaveText(/^Failed/);
  expect(api.keys).toEqual([CANARY]);
  await studio.select("call");
  await studio.tab("Output");
  await expect(studio.inspector.getByRole("region", { name: "Failure" })).toContainText("answers with another address");
});

test("the form says what is wrong, and its value is a password field", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await page.getByRole("tab", { name: "Secrets" }).click();
  await page.getByRole("button", { name: "New secret" }).click();
  const dialog = page.getByRole("dialog", { name: "New secret" });
  await expect(dialog.getByLabel("Value")).toHaveAttribute("type", "password");
  await dialog.getByRole("textbox", { name: "Name" }).fill("1-a");
  await dialog.getByRole("textbox", { name: "Hosts" }).fill("https://x");
  await dialog.getByRole("button", { name: "Add secret" }).click();
  for (const said of ["no digit first", "The value is missing", "is not a host"]) await expect(dialog.getByText(said)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});
