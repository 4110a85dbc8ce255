import { expect, type Page, test } from "@playwright/test";
import { type Loopback, loopback } from "./loopback.ts";
import { StudioPage } from "./studioPage.ts";
import { type SocketServer, webSocketServer } from "./webSocketServer.ts";

let closing: { close(): void }[] = [];
test.afterEach(() => {
  for (const server of closing) server.close();
  closing = [];
});

function kept<T extends Loopback | SocketServer>(server: T): T {
  closing.push(server);
  return server;
}

/** Runs a workflow of one node in the studio, once its hosts are allowed. */
async function run(page: Page, type: string, params: object): Promise<StudioPage> {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const nodes = { live: { type: `${type}@1`, params } };
  await studio.importText(JSON.stringify({ format: "vwmp/1", name: "Live", nodes, edges: [] }));
  await studio.runButton.click();
  await page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  return studio;
}

async function rows(studio: StudioPage): Promise<readonly (readonly string[])[]> {
  await studio.dock("Data");
  await studio.select("live");
  return (await studio.cells("live.out")).rows;
}

test("server-sent events come through the network frame, and again with the last id after a break", async ({ page }) => {
  let count = 0;
  const server = kept(
    await loopback((_, response) => {
      count += 1;
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(`retry: 10\nid: ${count}\ndata: {"price":${count}}\n\n`);
      setTimeout(() => response.destroy(), 50);
    }),
  );
  const studio = await run(page, "sse", { url: `${server.url}/events`, as: "text", most: 3 });
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect((await rows(studio)).length).toBe(3);
  expect(server.asked.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "1", "2"]);
});

test("a stream that goes on ends when the run is cancelled", async ({ page }) => {
  let closed = false;
  const server = kept(
    await loopback((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: a\n\n");
      response.on("close", () => {
        closed = true;
      });
    }),
  );
  const studio = await run(page, "sse", { url: `${server.url}/events` });
  await expect.poll(() => server.asked.length).toBe(1);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(studio.status).toHaveText(/^Cancelled/);
  await expect.poll(() => closed).toBe(true);
});

test("a WebSocket talks through the network frame", async ({ page }) => {
  const server = kept(
    await webSocketServer((peer) => {
      peer.onMessage = (message) => {
        for (let at = 0; at < 200; at += 1) peer.send(`${message} ${at}`);
        peer.close();
      };
    }),
  );
  const studio = await run(page, "websocket", { url: `ws://${server.host}/live`, first: [{ text: "tick" }] });
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect((await rows(studio)).slice(0, 2)).toEqual([["tick 0"], ["tick 1"]]);
});

test("messages are sent through the network frame, and arrive before the run is over", async ({ page }) => {
  const server = kept(await webSocketServer(() => undefined));
  const studio = await run(page, "websocket-send", { url: `ws://${server.host}/in`, message: "hello" });
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect(server.peers.map(({ sent }) => sent)).toEqual([["hello"]]);
});

test("a cURL command that is pasted becomes an HTTP request", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  const text = "curl -X POST https://api.example.com/orders -H 'Content-Type: application/json' -d '{\"id\":1}'";
  await page.locator("body").evaluate((body, pasted) => {
    (document.activeElement as HTMLElement | null)?.blur();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);
  await expect(studio.card("HTTP request")).toContainText("POST https://api.example.com/orders");
});
