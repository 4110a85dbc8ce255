import { expect, test } from "@playwright/test";
import { keyServer } from "./keyServer.ts";
import { KillableBrowser } from "./killableBrowser.ts";
import { RecoveryPage } from "./recoveryPage.ts";
import { SendOrders } from "./sendOrders.ts";

// A trace cannot be written of a browser that was killed.
test.use({ trace: "off" });

/** `npm run soak -- P1 --nightly` asks for more. */
const KILLS = Number(process.env.VWMP_BROWSER_KILLS ?? 3);

test(`a browser that is killed ${KILLS} times finishes the run`, { tag: "@long" }, async ({ baseURL }) => {
  test.setTimeout(60_000 + KILLS * 15_000);
  expect(baseURL).toBeDefined();
  const address = baseURL ?? "";
  const server = await keyServer();
  const browser = new KillableBrowser();
  const orders = new SendOrders(server, KILLS * 10);
  try {
    let studio = await orders.start(await (await browser.start()).newPage(), address);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await orders.further(5);
      await browser.kill();
      studio = new RecoveryPage(await (await browser.start()).newPage());
      await studio.openAt(address);
      await studio.goOn(orders.name);
    }
    await orders.expectEnd(studio, KILLS);
  } finally {
    await browser.remove();
    server.close();
  }
});
