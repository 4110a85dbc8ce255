import { expect, type Locator, test } from "@playwright/test";
import { accessibilityFaults } from "./accessibilityFaults.ts";
import { loopback } from "./loopback.ts";
import { RecoveryPage } from "./recoveryPage.ts";

let studio: RecoveryPage;
test.beforeEach(async ({ page }) => {
  studio = new RecoveryPage(page);
  await studio.open();
});

function flow(name: string, nodes: object, edges: readonly string[], more: object = {}): string {
  return JSON.stringify({ format: "vwmp/1", name, nodes, edges, ...more });
}

function dialog(name: string): Locator {
  return studio.page.getByRole("dialog", { name, exact: true });
}

/** The first item of what left a node. */
async function item(title: string): Promise<string[]> {
  await studio.dock("Data");
  await studio.select(title);
  return (await studio.cells(`${title}.out`)).rows[0] ?? [];
}

const FORM = {
  type: "form@1",
  name: "Order",
  params: {
    title: "New order",
    fields: [
      { name: "email", label: "E-mail", required: true },
      { name: "count", label: "How many", kind: "number", sample: 2 },
      { name: "size", label: "Size", kind: "choice", options: ["S", "M"] },
      { name: "gift", label: "Is a gift", kind: "boolean" },
    ],
  },
};
const AFTER = { type: "no-op@1", name: "After" };

test("Run shows the form of the only trigger, and what is filled in begins the run", async () => {
  await studio.importText(flow("Orders", { ask: FORM, after: AFTER }, ["ask -> after"]));
  await studio.runButton.click();
  const form = dialog("Form");
  await expect(form.getByRole("heading", { name: "New order" })).toBeVisible();
  await expect(form.getByRole("spinbutton", { name: "How many" })).toHaveValue("2");
  await form.getByRole("button", { name: "Submit" }).click();
  await expect(form.getByRole("textbox", { name: "E-mail" })).toHaveAttribute("aria-invalid", "true");
  await form.getByRole("textbox", { name: "E-mail" }).fill("ada@example.com");
  await form.getByRole("combobox", { name: "Size" }).selectOption("M");
  await form.getByRole("switch", { name: "Is a gift" }).check();
  expect(await accessibilityFaults(studio.page, "dialog")).toEqual([]);
  await form.getByRole("button", { name: "Submit" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect(await item("After")).toEqual(["ada@example.com", "2", "M", "true"]);
});

test("with several triggers Run asks which one begins", async () => {
  const nodes = {
    hand: { type: "manual@1", name: "By hand" },
    hook: { type: "webhook@1", name: "Order hook" },
    fails: { type: "error@1", name: "On failure" },
    after: AFTER,
    alert: { type: "no-op@1", name: "Alert" },
  };
  await studio.importText(flow("Two ways", nodes, ["hand -> after", "hook -> after", "fails -> alert"]));
  const menu = studio.page.getByRole("menu", { name: "Start with" });
  await studio.runButton.click();
  await expect(menu.getByRole("menuitem")).toHaveText([/By hand/, /Order hook/, /On failure/]);
  await studio.page.keyboard.press("Escape");
  await expect(menu).toBeHidden();
  await studio.runButton.click();
  await menu.getByRole("menuitem", { name: "On failure" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("Alert")).toHaveAccessibleName(/succeeded/);
  await expect(studio.card("After")).toHaveAccessibleName(/skipped/);
});

test("a request that a person writes begins the run of a webhook", async () => {
  await studio.importText(
    flow("Hook", { hook: { type: "webhook@1", name: "Hook", params: { path: "/orders" } }, after: AFTER }, ["hook -> after"]),
  );
  await studio.runButton.click();
  const request = dialog("Webhook request");
  await expect(request.getByRole("combobox", { name: "Method" })).toHaveValue("POST");
  await expect(request.getByRole("textbox", { name: "Path" })).toHaveValue("/orders");
  await request.getByRole("textbox", { name: "Body" }).fill('{"id": 7}');
  await request.getByRole("button", { name: "Run", exact: true }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect(await item("After")).toEqual(["POST", "/orders", '{"content-type":"application/json"}', "{}", '{"id":7}']);
});

test("each message of a chat is a run, and its answer stands in the conversation", async () => {
  const nodes = {
    chat: { type: "chat@1", name: "Helpdesk" },
    say: {
      type: "template@1",
      name: "Say",
      params: { text: "**${item.message}** (${item.history.length} before)<img src=x onerror=alert(1)>" },
    },
  };
  await studio.importText(flow("Helpdesk", nodes, ["chat -> say"]));
  await studio.runButton.click();
  const chat = dialog("Chat");
  const said = chat.getByRole("list", { name: "Conversation" }).getByRole("listitem");
  await expect(chat.getByRole("textbox", { name: "Message" })).toBeFocused();
  await studio.page.keyboard.type("Where is it?");
  await studio.page.keyboard.press("Enter");
  await expect(said).toHaveText([/Where is it\?$/, /Where is it\? \(0 before\)/]);
  await expect(said.last().getByText("Where is it?", { exact: true })).toHaveCSS("font-weight", /^[67]00$/);
  await expect(said.getByRole("img")).toHaveCount(0);
  await chat.getByRole("textbox", { name: "Message" }).fill("And now?");
  await chat.getByRole("button", { name: "Send" }).click();
  await expect(said).toHaveText([/Where is it/, /0 before/, /And now/, /\(2 before\)/]);
  await chat.getByRole("button", { name: "New conversation" }).click();
  await expect(said).toHaveText([/Each message begins a run/]);
  await chat.getByRole("button", { name: "Close chat" }).click();
  await expect(chat).toBeHidden();
});

const APPROVAL = flow(
  "Expenses",
  {
    claim: { type: "manual@1", name: "Claim", params: { items: [{ who: "Ada", amount: 240 }] } },
    ask: {
      type: "approval@1",
      name: "Ask",
      params: {
        title: "Expense of ${item.who}",
        message: "Train to Lyon",
        form: [{ name: "cost", label: "Cost centre", required: true }],
      },
    },
    pay: { type: "no-op@1", name: "Pay" },
    refuse: { type: "no-op@1", name: "Refuse" },
  },
  ["claim -> ask", "ask.approved -> pay", "ask.rejected -> refuse"],
);

test("an approval asks with its title, data and form, also after a reload, and the answer goes into the items", async () => {
  await studio.importText(APPROVAL);
  await studio.runButton.click();
  const card = dialog("Approval");
  await expect(card.getByRole("heading", { name: "Expense of Ada" })).toBeVisible();
  const said = studio.page.getByText(/^Approval needed: /);
  await expect(said).toBeAttached();
  await expect(card.getByRole("region", { name: "Data" })).toContainText("amount240");
  await studio.saved();
  await studio.page.reload();
  await studio.goOn("Expenses");
  await expect(card).toContainText("Train to Lyon");
  await card.getByRole("button", { name: "Approve" }).click();
  await expect(card.getByRole("textbox", { name: "Cost centre" })).toHaveAttribute("aria-invalid", "true");
  await card.getByRole("textbox", { name: "Cost centre" }).fill("Travel");
  await card.getByRole("textbox", { name: "Comment" }).fill("Fine");
  await card.getByRole("button", { name: "Approve" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(card).toBeHidden();
  await expect(said).toHaveCount(0);
  expect(await item("Pay")).toEqual(["Ada", "240", '{"cost":"Travel","comment":"Fine","approved":true}']);
});

test("the answer of a model stands in the conversation as it comes", async () => {
  let finish = (): void => undefined;
  const event = (content: string, reason?: string) =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: reason ?? null }] })}\n\n`;
  const server = await loopback((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(event("Your parcel left the warehouse yesterday at noon and is on the ship now; "));
    response.write(event("it will be with you"));
    finish = () => response.end(`${event(" on Friday.", "stop")}data: [DONE]\n\n`);
  });
  const params = { baseUrl: `${server.url}/v1`, model: "m-1", prompt: "${item.message}" };
  const nodes = { chat: { type: "chat@1", name: "Helpdesk" }, model: { type: "chat-model@1", name: "Model", params } };
  try {
    await studio.importText(flow("Helpdesk", nodes, ["chat -> model"], { permissions: { net: [server.host] } }));
    await studio.runButton.click();
    const chat = dialog("Chat");
    await chat.getByRole("textbox", { name: "Message" }).fill("Where is it?");
    await studio.page.keyboard.press("Enter");
    await dialog("Permissions").getByRole("button", { name: "Allow once" }).click();
    const answer = chat.getByRole("list", { name: "Conversation" }).getByRole("listitem").nth(1);
    await expect(answer).toContainText("on the ship now; it will be with you");
    await expect(answer).not.toContainText("on Friday");
    await expect(answer).toContainText("An answer is on its way");
    finish();
    await expect(answer).toHaveText(/^Answer: Your parcel .* it will be with you on Friday\.\s*$/);
  } finally {
    server.close();
  }
});

test("an approval that is rejected goes the other way", async () => {
  await studio.importText(APPROVAL);
  await studio.runButton.click();
  await dialog("Approval").getByRole("button", { name: "Reject" }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  await expect(studio.card("Refuse")).toHaveAccessibleName(/succeeded/);
  await expect(studio.card("Pay")).toHaveAccessibleName(/skipped/);
});

test("the text on the clipboard begins a run; where the browser keeps it back, it is pasted", async ({ context }) => {
  await studio.importText(flow("Pasted", { clip: { type: "clipboard@1", name: "Clip" }, after: AFTER }, ["clip -> after"]));
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await studio.page.evaluate(() => navigator.clipboard.writeText("a,b"));
  await studio.run();
  expect(await item("After")).toEqual(["a,b"]);
  await context.clearPermissions();
  await studio.page.evaluate(() => {
    navigator.clipboard.readText = () => Promise.reject(new Error("denied"));
  });
  await studio.runButton.click();
  await dialog("Clipboard").getByRole("textbox", { name: "Text" }).fill("by hand");
  await dialog("Clipboard").getByRole("button", { name: "Run", exact: true }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect(await item("After")).toEqual(["by hand"]);
});

test("the query of the address begins a run", async () => {
  await studio.importText(flow("Address", { at: { type: "url-parameter@1", name: "At" }, after: AFTER }, ["at -> after"]));
  await studio.saved();
  await studio.page.goto(`./?customer=42${new URL(studio.page.url()).hash}`);
  await expect(studio.card("After")).toBeVisible();
  await studio.run();
  expect(await item("After")).toEqual(["42"]);
});

test("picked files begin a run", async () => {
  const nodes = { drop: { type: "file-drop@1", name: "Drop", params: { accept: [".csv"] } }, after: AFTER };
  await studio.importText(flow("Files", nodes, ["drop -> after"]));
  await studio.runButton.click();
  const files = dialog("Files");
  await files.getByLabel("Choose files").setInputFiles([
    { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("a\n1\n") },
    { name: "b.csv", mimeType: "text/csv", buffer: Buffer.from("b\n2\n") },
  ]);
  await files.getByRole("button", { name: "Remove b.csv" }).click();
  await files.getByRole("button", { name: "Run", exact: true }).click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect((await item("After")).join(" ")).toMatch(/a\.csv.*text\/csv · 4 bytes/);
});

/** One pixel. */
const PICTURE = [
  ...Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
];

/** Drops files on the canvas, each of these bytes. */
async function dropFiles(bytes: readonly number[], type: string, ...names: readonly string[]): Promise<void> {
  const data = await studio.page.evaluateHandle(
    (of) => {
      const transfer = new DataTransfer();
      for (const name of of.names) transfer.items.add(new File([new Uint8Array(of.bytes)], name, { type: of.type }));
      return transfer;
    },
    { names, type, bytes },
  );
  await studio.canvas.dispatchEvent("drop", { dataTransfer: data });
}

test("a dropped file begins a run of the workflow that takes files", async () => {
  await studio.importText(flow("Files", { drop: { type: "file-drop@1", name: "Drop" }, after: AFTER }, ["drop -> after"]));
  await dropFiles([97], "text/csv", "note.csv");
  await expect(studio.status).toHaveText(/^Succeeded/);
  expect((await item("After")).join(" ")).toMatch(/note\.csv.*text\/csv · 1 byte/);
});

test("a picture that is dropped where nothing takes files is held by a node, also after a reload", async ({ page }) => {
  await studio.importText(flow("Empty", { after: AFTER }, []));
  await dropFiles(PICTURE, "image/png", "note.png");
  await expect(studio.card("note.png")).toHaveAccessibleName("note.png, Read file, succeeded");
  await studio.saved();
  await page.reload();
  await expect(studio.card("note.png")).toHaveAccessibleName("note.png, Read file, not run");
  await studio.run();
  expect((await item("note.png")).join(" ")).toMatch(/note\.png.*image\/png · 70 bytes/);
});

test("several pictures that are dropped where nothing takes files begin a run of a trigger, and it says that they are not held", async ({
  page,
}) => {
  await studio.importText(flow("Empty", { after: AFTER }, []));
  await dropFiles(PICTURE, "image/png", "one.png", "two.png");
  await expect(studio.card("File drop")).toHaveAccessibleName(/succeeded/);
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("its next run asks for files");
});

test("a dropped file of an unknown kind is handed on by a node, which says so", async ({ page }) => {
  await studio.importText(flow("Empty", { after: AFTER }, []));
  await dropFiles([0, 255, 1], "", "a.bin");
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("“a.bin” is no workflow, and no data that can be shown here.");
  await expect(studio.card("a.bin")).toHaveAccessibleName("a.bin, Read file, succeeded");
  await expect(page.getByRole("toolbar", { name: "Next steps" }).getByRole("button", { name: "Zip" })).toBeVisible();
});
