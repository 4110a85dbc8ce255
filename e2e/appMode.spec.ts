import { expect, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { StudioPage } from "./studioPage.ts";

let studio: StudioPage;
test.beforeEach(async ({ page }) => {
  studio = new StudioPage(page);
  await studio.open();
});

function flow(nodes: object, edges: readonly string[], more: object = {}): string {
  return JSON.stringify({ format: "vwmp/1", name: "Greeter", description: "It greets.", nodes, edges, ...more });
}

async function openAsApp(): Promise<void> {
  await studio.page.getByRole("button", { name: "Export" }).click();
  await studio.page.getByRole("menuitem", { name: "Open as app" }).click();
  await expect(app().getByRole("heading", { level: 1, name: "Greeter" })).toBeVisible();
}

function app() {
  return studio.page.getByRole("main", { name: "App" });
}

test("as an app a workflow is a form of its parameters, a button and its results", async ({ page }) => {
  const nodes = {
    list: {
      type: "manual@1",
      name: "List",
      params: {
        items: [
          { n: 1, who: "Ada" },
          { n: 2, who: "Bo" },
        ],
      },
    },
    table: { type: "no-op@1", name: "Guests" },
    one: { type: "limit@1", name: "One", params: { count: 1 } },
    say: {
      type: "edit-fields@1",
      name: "Say",
      params: { keep: "only", fields: [{ name: "text", value: "**Hello** ${parameters.who}<img src=x>" }] },
    },
  };
  const parameters = { who: { kind: "text", label: "Who", required: true } };
  await studio.importText(flow(nodes, ["list -> table", "list -> one", "one -> say"], { parameters }));
  await openAsApp();
  await expect(page).toHaveURL(/view=app/);
  await app().getByRole("button", { name: "Run", exact: true }).click();
  await expect(app().getByRole("textbox", { name: "Who" })).toHaveAttribute("aria-invalid", "true");
  await app().getByRole("textbox", { name: "Who" }).fill("Cleo");
  await app().getByRole("button", { name: "Run", exact: true }).click();
  const guests = app().getByRole("table", { name: "Guests" });
  await expect(guests.getByRole("row")).toHaveText(["nwho", "1Ada", "2Bo"]);
  const said = app().getByRole("region", { name: "Say" });
  await expect(said.getByText("Hello", { exact: true })).toHaveCSS("font-weight", /^[67]00$/);
  await expect(said.getByRole("img")).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  const saving = page.waitForEvent("download");
  await app().getByRole("region", { name: "Guests" }).getByRole("button", { name: "Download JSON" }).click();
  expect((await saving).suggestedFilename()).toBe("Guests.json");
  await page.getByRole("button", { name: "Open editor" }).click();
  await expect(studio.card("Guests")).toBeVisible();
  await page.goBack();
  await expect(app()).toBeVisible();
});

test("the form of the trigger stands beside the parameters, and an approval asks in the page", async ({ page }) => {
  const nodes = {
    ask: { type: "form@1", name: "Ask", params: { title: "Your order", fields: [{ name: "part", label: "Part", required: true }] } },
    ok: { type: "approval@1", name: "Sign", params: { title: "Send ${item.part}?" } },
    done: { type: "template@1", name: "Done", params: { text: "Sent ${item.part}" } },
  };
  await studio.importText(flow(nodes, ["ask -> ok", "ok.approved -> done"]));
  await studio.saved();
  const id = /w=([^&]+)/.exec(page.url())?.[1];
  await page.goto(`./#app&w=${id}`);
  await page.reload();
  await app().getByRole("textbox", { name: "Part" }).fill("wheel");
  await app().getByRole("button", { name: "Run", exact: true }).click();
  const approval = app().getByRole("dialog", { name: "Approval" });
  await expect(approval).toContainText("Send wheel?");
  const asked = await approval.boundingBox();
  await approval.getByRole("button", { name: "Approve" }).click();
  const done = app().getByRole("region", { name: "Done" });
  await expect(done).toContainText("Sent wheel");
  const place = await done.boundingBox();
  expect([asked?.x, asked?.y, asked?.width]).toEqual([place?.x, place?.y, place?.width]);
});

test("a chat is the page, and a failure is told in it", async () => {
  const nodes = {
    chat: { type: "chat@1", name: "Chat" },
    short: { type: "assert@1", name: "Short", params: { that: "${item.message.length < 10}", message: "Too long." } },
    say: { type: "template@1", name: "Say", params: { text: "You said ${item.message}" } },
  };
  await studio.importText(flow(nodes, ["chat -> short", "short -> say"]));
  await openAsApp();
  const chat = app().getByRole("region", { name: "Chat" });
  const said = chat.getByRole("list", { name: "Conversation" }).getByRole("listitem");
  await chat.getByRole("textbox", { name: "Message" }).fill("Hi");
  await chat.getByRole("button", { name: "Send" }).click();
  await expect(said.last()).toContainText("You said Hi");
  await chat.getByRole("textbox", { name: "Message" }).fill("Something longer");
  await chat.getByRole("button", { name: "Send" }).click();
  await expect(said.last()).toContainText("Too long.");
});

const REPORT = flow(
  {
    rows: {
      type: "manual@1",
      name: "Rows",
      params: {
        items: [
          { city: "Oslo", total: 10 },
          { city: "Rome", total: 25 },
        ],
      },
    },
    totals: { type: "no-op@1", name: "Totals" },
    page: { type: "write-file@1", name: "Page", params: { to: "item", as: "text", name: "page.csv" } },
    one: { type: "limit@1", name: "One", params: { count: 1 } },
    text: {
      type: "edit-fields@1",
      name: "Text",
      params: { keep: "only", fields: [{ name: "text", value: "city,total\nOslo,10" }] },
    },
  },
  ["rows -> totals", "rows -> one", "one -> text", "text -> page"],
);

test("in an app a table is a chart too, and files are shown", async ({ page }) => {
  await studio.importText(REPORT);
  await openAsApp();
  await app().getByRole("button", { name: "Run", exact: true }).click();
  const totals = app().getByRole("region", { name: "Totals" });
  await expect(totals.getByRole("table", { name: "Totals" })).toBeVisible();
  await totals.getByRole("tab", { name: "Chart" }).click();
  await expect(totals.getByRole("img", { name: "Bar chart of sum of total by city: 2 values from 10 to 25." })).toBeVisible();
  const file = app().getByRole("region", { name: "Page" });
  await expect(file.getByRole("table", { name: "page.csv" }).getByRole("row")).toHaveText(["citytotal", "Oslo10"]);
  const saving = page.waitForEvent("download");
  await file.getByRole("button", { name: "page.csv" }).click();
  expect((await saving).suggestedFilename()).toBe("page.csv");
  expect(await accessibilityFaults(page)).toEqual([]);
});

test("an app is shared by a link that opens as the app, elsewhere too", async ({ page, browser, baseURL }) => {
  await studio.importText(flow({ say: { type: "template@1", name: "Say", params: { text: "Hello" } } }, []));
  await openAsApp();
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click();
  const link = page.getByRole("dialog", { name: "Share" }).getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#view=app&s=/);
  const elsewhere = await browser.newPage({ baseURL: baseURL as string });
  studio = new StudioPage(elsewhere);
  await elsewhere.goto(await link.inputValue());
  await expect(app().getByRole("heading", { level: 1, name: "Greeter" })).toBeVisible();
  await elsewhere.getByRole("region", { name: "Preview" }).getByRole("button", { name: "Keep and use" }).click();
  await app().getByRole("button", { name: "Run", exact: true }).click();
  await expect(app().getByRole("region", { name: "Say" })).toContainText("Hello");
  await expect(elsewhere).toHaveURL(/view=app/);
  await elsewhere.close();
});
