import { expect, type Page, test } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

const ORDERS = [
  { total: 120, country: "DE", "ship to": "Bonn" },
  { total: 80, country: "FR", "ship to": "Lyon" },
  { total: 300, country: "DE", "ship to": "Kiel" },
];
const FLOW = {
  format: "vwmp/1",
  name: "Orders",
  config: { currency: "EUR" },
  nodes: {
    start: { type: "manual@1", params: { items: ORDERS } },
    large: { type: "filter@1", params: { where: "${item.total >= 100}" } },
  },
  edges: ["start -> large"],
};

/** The studio with a workflow open and one of its nodes selected; what the page's policy refuses fails the test. */
async function editing(page: Page, node: string, flow: object = FLOW): Promise<StudioPage> {
  const studio = new StudioPage(page);
  page.on("console", (message) => {
    if (message.type() === "error") throw new Error(message.text());
  });
  await studio.openEmpty();
  await studio.importText(JSON.stringify(flow));
  await studio.select(node);
  await studio.tab("Params");
  return studio;
}

async function params(studio: StudioPage, node: string): Promise<Record<string, unknown>> {
  return JSON.parse(await studio.exported()).nodes[node].params;
}

test("conditions are built in groups, with values of the kind that they compare", async ({ page }) => {
  const studio = await editing(page, "large");
  await studio.field("Decide by", "combobox").selectOption("Conditions");
  const conditions = studio.inspector.getByRole("group", { name: "Conditions" });
  await conditions.getByRole("button", { name: "Add condition" }).press("Enter");
  const first = conditions.getByRole("group", { name: "Condition 1" }).first();
  await expect(first.getByRole("textbox", { name: "Value", exact: true })).toBeFocused();
  await page.keyboard.insertText("${item.total}");
  await first.getByRole("combobox", { name: "Comparison" }).selectOption("is at least");
  await first.getByRole("spinbutton", { name: "Compared with" }).fill("100");

  await conditions.getByRole("button", { name: "Add group" }).click();
  const group = conditions.getByRole("group", { name: "Group 1" });
  await expect(group.getByRole("combobox", { name: "Match" })).toHaveValue("any");
  await group.getByRole("textbox", { name: "Value", exact: true }).fill("${item.country}");
  await group.getByRole("textbox", { name: "Compared with" }).fill("DE");
  await group.getByRole("button", { name: "Add condition" }).click();
  const second = group.getByRole("group", { name: "Condition 2" });
  await second.getByRole("textbox", { name: "Value", exact: true }).fill("${item.country}");
  await second.getByRole("combobox", { name: "Comparison" }).selectOption("exists");
  await expect(second.getByRole("textbox", { name: "Compared with" })).toBeHidden();

  const whole = {
    all: [
      { left: "${item.total}", is: "greater-equal", right: 100 },
      {
        any: [
          { left: "${item.country}", is: "equals", right: "DE" },
          { left: "${item.country}", is: "exists" },
        ],
      },
    ],
  };
  expect((await params(studio, "large"))["conditions"]).toEqual(whole);
  await second.getByRole("button", { name: "Remove condition 2" }).click();
  expect((await params(studio, "large"))["conditions"]).toEqual({
    all: [whole.all[0], { any: [{ left: "${item.country}", is: "equals", right: "DE" }] }],
  });
  await studio.run();
  await studio.dock("Data");
  expect((await studio.cells("large.kept")).rows).toHaveLength(2);
});

test("the kind of what is compared follows the value of the data, and where it does not fit it is set in place", async ({ page }) => {
  const all = [{ left: "${item.total}", is: "equals", right: "80" }];
  const flow = { ...FLOW, nodes: { ...FLOW.nodes, large: { type: "filter@1", params: { by: "conditions", conditions: { all } } } } };
  const studio = await editing(page, "large", flow);
  await studio.run();
  const conditions = studio.inspector.getByRole("group", { name: "Conditions" });
  const first = conditions.getByRole("group", { name: "Condition 1" });
  await expect(first.getByRole("note")).toContainText("The value is a number here");
  expect((await params(studio, "large"))["conditions"]).toEqual({ all });
  await first.getByRole("button", { name: "Compare as number" }).click();
  await expect(first.getByRole("note")).toBeHidden();

  await conditions.getByRole("button", { name: "Add condition" }).click();
  const second = conditions.getByRole("group", { name: "Condition 2" });
  await second.getByRole("textbox", { name: "Value", exact: true }).fill("${item.total}");
  await expect(second.getByRole("combobox", { name: "Kind of value" })).toHaveValue("number");
  await second.getByRole("spinbutton", { name: "Compared with" }).fill("80");
  const eighty = { left: "${item.total}", is: "equals", right: 80 };
  expect((await params(studio, "large"))["conditions"]).toEqual({ all: [eighty, eighty] });
  await second.getByRole("combobox", { name: "Kind of value" }).selectOption("Text");
  await expect(second.getByRole("note")).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Compared with" })).toHaveValue("80");
});

test("an editor takes lines, lets the keyboard go, and one visit is one step of undo", async ({ page }) => {
  const studio = await editing(page, "large");
  const where = studio.field("Where");
  await where.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("${item.total > 1");
  await page.keyboard.type("00 &&");
  await page.keyboard.press("Enter");
  await page.keyboard.type("true");
  expect((await params(studio, "large"))["where"]).toBe("${item.total > 100 &&\ntrue}");
  await where.click();
  await page.keyboard.press("Control+z");
  await expect(where).toHaveText("${item.total >= 100}");
  await page.keyboard.press("Control+Shift+z");
  await expect(where).toHaveText("${item.total > 100 &&true}");
  await page.keyboard.press("Tab");
  await expect(where).not.toBeFocused();
  await where.focus();
  await page.keyboard.press("Escape");
  await expect(where).not.toBeFocused();
  await expect(studio.inspector.getByRole("tabpanel")).toBeFocused();
});

test("an expression is completed from the data of the last run, marked where it is wrong, and shown for each item", async ({ page }) => {
  const studio = await editing(page, "large");
  await studio.run();
  const where = studio.field("Where");
  await where.fill("");
  await where.pressSequentially("=");
  await page.keyboard.press("Control+Space");
  const choices = page.getByRole("listbox", { name: "Completions" });
  await expect(choices.getByRole("option").first()).toHaveText(/^item/);
  await expect(choices.getByRole("option").nth(1)).toHaveText(/^items/);
  await page.keyboard.press("Escape");
  await where.pressSequentially("item.");
  await expect(choices.getByRole("option", { name: /^country/ })).toBeVisible();
  await expect(choices.getByRole("option", { name: /ship to/ })).toBeVisible();
  await page.keyboard.type("to");
  await expect(choices.getByRole("option").first()).toHaveText(/^total/);
  await page.keyboard.press("Enter");
  await expect(where).toHaveText("${item.total}");
  const result = studio.inspector.getByRole("status", { name: "Result" });
  await expect(result).toHaveText("120");
  await studio.inspector.getByRole("button", { name: "Next item" }).click();
  await expect(result).toHaveText("80");
  await expect(studio.inspector.getByText("Item 2 of 3")).toBeVisible();
  await where.fill("${item.sh");
  await choices.getByRole("option", { name: /ship to/ }).click();
  await expect(where).toHaveText('${item["ship to"]');
  await where.fill("${items.map(i => i.");
  await expect(choices.getByRole("option", { name: /^country/ })).toBeVisible();
  await where.fill("${itm.total}");
  await expect(studio.inspector.locator(".cm-lintRange-error")).toHaveText("itm");
});

test("an expression that is half written is no error yet: its last result stays until nothing was typed for a moment", async ({ page }) => {
  await page.clock.install();
  const studio = await editing(page, "large");
  await studio.run();
  const where = studio.field("Where");
  const result = studio.inspector.getByRole("status", { name: "Result" });
  await where.fill("${item.total}");
  await expect(result).toHaveText("120");
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await where.press("ArrowLeft");
  const shown = await studio.inspector.getByRole("tabpanel").evaluateHandle((panel) => {
    const texts = new Set<string>();
    const read = (): void => {
      for (const { textContent } of panel.querySelectorAll("output, .field-error")) texts.add(textContent);
    };
    new MutationObserver(read).observe(panel, { subtree: true, characterData: true, childList: true });
    return texts;
  });
  for (const letter of " / (2 + 3)") {
    await page.keyboard.press(letter);
    await page.clock.runFor(200);
  }
  await expect(result).toHaveText("24");
  await page.keyboard.type(" +");
  await page.clock.runFor(550);
  await expect(result).toHaveText("24");
  expect((await shown.evaluate((texts) => [...texts])).filter((text) => !/^[0-9.]+$/.test(text))).toEqual([]);
  await page.clock.runFor(100);
  await expect(where).toHaveAccessibleDescription(/ends too early/);
  await page.keyboard.type(" 1");
  await page.clock.runFor(100);
  await expect(result).toHaveText("25");
  await expect(where).toHaveAttribute("aria-invalid", "false");
});

const CODE_FLOW = {
  ...FLOW,
  nodes: {
    ...FLOW.nodes,
    towns: { type: "manual@1", params: { items: [{ town: "Bonn", "is big": false }] } },
    program: { type: "code@1", params: { source: "return items;" } },
    ask: { type: "query-sql@1", params: { query: "SELECT 1" } },
  },
  edges: ["start -> large", "start -> ask", "towns -> ask.other", "start -> program"],
};

/** A node of {@link CODE_FLOW} in the inspector, behind a run that was allowed to run its code. */
async function ranCode(page: Page, node: string): Promise<StudioPage> {
  const studio = await editing(page, node, CODE_FLOW);
  await studio.runButton.click();
  await page
    .getByRole("dialog", { name: "Permissions" })
    .getByRole("button", { name: /^Allow/ })
    .click();
  await expect(studio.status).toHaveText(/^Succeeded/);
  return studio;
}

test("a program is completed from the data of the last run and its own names, and marked where it is wrong", async ({ page }) => {
  const studio = await ranCode(page, "program");
  const source = studio.field("Program");
  const choices = page.getByRole("listbox", { name: "Completions" });
  await source.fill("");
  await source.pressSequentially("const paid = items.filter((each) => each.to");
  await choices.getByRole("option", { name: /^total/ }).click();
  await page.keyboard.type(" > 1);\nreturn pai");
  await choices.getByRole("option", { name: /^paid/ }).click();
  await page.keyboard.type("[0].sh");
  await choices.getByRole("option", { name: /ship to/ }).click();
  await expect(source).toContainText('each.total > 1);return paid[0]["ship to"]');
  await expect(source).toHaveAttribute("aria-invalid", "false");
  await page.keyboard.type(" + inde");
  await choices.getByRole("option", { name: /^index/ }).click();
  await page.keyboard.type(" + list.su");
  await expect(choices.getByRole("option", { name: /^sum/ })).toBeVisible();

  await source.fill("return items.map((each) => each.total;");
  await expect(studio.inspector.getByText("Line 1: “)” is missing.")).toBeVisible();
  await expect(source).toHaveAttribute("aria-invalid", "true");
  await expect(source).toHaveAccessibleDescription(/^Line 1: /);
  await source.fill("return 1;");
  await expect(source).toHaveAttribute("aria-invalid", "false");
});

test("a query is completed from the tables and columns that it has, and read by SQLite while it is written", async ({ page }) => {
  const studio = await ranCode(page, "ask");
  const query = studio.field("Query");
  const choices = page.getByRole("listbox", { name: "Completions" });
  await query.fill("");
  await query.pressSequentially("SELE");
  await choices.getByRole("option", { name: /^SELECT/ }).click();
  await page.keyboard.type(" coun");
  await choices.getByRole("option", { name: /^country/ }).click();
  await page.keyboard.type(" FROM othe");
  await choices.getByRole("option", { name: /^other/ }).click();
  await page.keyboard.type(" WHERE other.");
  await expect(choices.getByRole("option", { name: /^town/ })).toBeVisible();
  await expect(choices.getByRole("option", { name: /^is big/ })).toBeVisible();
  await query.fill("SELECT total,\n  nobody FROM items");
  await expect(studio.inspector.getByText("Line 2: SQLite says: no such column: nobody.")).toBeVisible();
  await expect(query).toHaveAttribute("aria-invalid", "true");
  await query.fill("SELECT total FROM items");
  await expect(query).toHaveAttribute("aria-invalid", "false");
});

test("a key of the input is dragged into a field, or put there from its menu", async ({ page }) => {
  const studio = await editing(page, "large");
  await studio.run();
  await studio.field("Where").fill("");
  await studio.tab("Input");
  const table = studio.inspector.getByRole("table");
  await table.getByText("ship to", { exact: true }).hover();
  await page.mouse.down();
  await studio.inspector.getByRole("tab", { name: "Params" }).hover();
  await studio.inspector.getByRole("tab", { name: "Params" }).hover({ position: { x: 10, y: 10 } });
  await studio.field("Where").hover();
  await page.mouse.up();
  await expect(studio.field("Where")).toHaveText('${item["ship to"]}');

  await studio.field("Where").fill("${} > 1");
  await studio.tab("Input");
  await table.getByRole("button", { name: "Use total" }).press("Enter");
  await page.getByRole("menuitem", { name: "Insert into Where" }).press("Enter");
  await expect(studio.field("Where")).toHaveText("${} > 1${item.total}");
  await expect(studio.field("Where")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(studio.field("Where")).toHaveText("${} > 1");
});

test("the button of a key leaves its name free, and a placeholder is wrapped", async ({ page }) => {
  const flow = { ...FLOW, nodes: { ...FLOW.nodes, code: { type: "query-sql@1", params: { query: "SELECT 1 AS one" } } } };
  const studio = await editing(page, "large", flow);
  await studio.run();
  await studio.tab("Input");
  const name = studio.inspector.getByRole("table").getByText("country", { exact: true });
  const free = await name.evaluate((handle) => {
    const range = document.createRange();
    range.selectNodeContents(handle.firstChild as Node);
    return (handle.querySelector("button") as HTMLElement).getBoundingClientRect().left - range.getBoundingClientRect().right;
  });
  expect(free).toBeGreaterThanOrEqual(0);
  await studio.select("code");
  await studio.tab("Params");
  await studio.field("Query").fill("");
  const over = await studio.field("Query").evaluate((content) => content.scrollWidth - (content.parentElement as HTMLElement).clientWidth);
  expect(over).toBeLessThanOrEqual(0);
});

test("a fresh node says what is missing only when the field was left or a run was tried", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.openEmpty();
  await studio.add("http request");
  await studio.tab("Params");
  const url = studio.field("URL");
  await expect(url).not.toHaveAccessibleDescription(/has to be set/);
  await url.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(url).toHaveAccessibleDescription(/This has to be set/);
  await studio.add("http request");
  await expect(url).not.toHaveAccessibleDescription(/has to be set/);
  await studio.runButton.click();
  await expect(url).toHaveAccessibleDescription(/This has to be set/);
});

test("names and values stand in one line each, also in a narrow inspector", async ({ page }) => {
  const headers = [
    { name: "accept", value: "text/html" },
    { name: "x-total", value: "${item.total}" },
  ];
  const web = { type: "http-request@1", params: { url: "https://example.com", headers } };
  const studio = await editing(page, "web", { ...FLOW, nodes: { web }, edges: [] });
  const entry = studio.inspector.getByRole("group", { name: "Header 1" });
  const boxes = await Promise.all([
    entry.getByRole("textbox", { name: "Name", exact: true }).boundingBox(),
    entry.getByRole("textbox", { name: "Value", exact: true }).boundingBox(),
    entry.getByRole("button", { name: "Remove Header 1" }).boundingBox(),
  ]);
  const [name, value, remove] = boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 });
  expect(Math.abs((name?.y ?? 0) - (value?.y ?? 99))).toBeLessThan(4);
  expect((remove?.y ?? 0) - (value?.y ?? 0)).toBeLessThan(12);
  expect((value?.x ?? 0) + (value?.width ?? 0)).toBeLessThanOrEqual(remove?.x ?? 0);
  expect(value?.width).toBeGreaterThan(80);
  await entry.getByRole("button", { name: "Expression: Value" }).click();
  await studio.inspector.getByRole("button", { name: "Move Header 2 up" }).click();
  expect((await params(studio, "web"))["headers"]).toEqual([headers[1], headers[0]]);
});

test("`=` typed into an empty field begins an expression, and the focus stays", async ({ page }) => {
  const studio = await editing(page, "few", { ...FLOW, nodes: { ...FLOW.nodes, few: { type: "limit@1" } } });
  await studio.field("Items", "spinbutton").fill("");
  await studio.field("Items", "spinbutton").press("=");
  await expect(studio.field("Items")).toBeFocused();
  await page.keyboard.type("1 + 1");
  await expect(studio.field("Items")).toHaveText("${1 + 1}");
  expect(await params(studio, "few")).toEqual({ count: "${1 + 1}" });
});

test("the policy of a node has a form, and each visit is a step of undo", async ({ page }) => {
  const studio = await editing(page, "large");
  await studio.tab("Policy");
  await studio.field("Attempts", "spinbutton").fill("3");
  await studio.field("Wait").fill("soon");
  await expect(studio.field("Wait")).toHaveAccessibleDescription(/length of time/);
  await studio.tab("Params");
  const problems = await studio.dock("Problems");
  await problems.getByRole("list", { name: "Problems" }).getByRole("button").first().click();
  await studio.field("Wait").fill("2s");
  await studio.field("When it fails", "combobox").selectOption("Go on without it");
  await studio.field("Start when", "combobox").selectOption("So many edges have");
  await studio.field("Edges").fill("2");
  const policy = async () => JSON.parse(await studio.exported()).nodes.large.policy;
  expect(await policy()).toEqual({ join: { n: 2 }, retry: { attempts: 3, delay: "2s" }, onError: "skip" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  expect(await policy()).toEqual({ retry: { attempts: 3, delay: "2s" }, onError: "skip" });
  await studio.field("When it fails", "combobox").selectOption("As usual: fail");
  expect(await policy()).toEqual({ retry: { attempts: 3, delay: "2s" } });
});

test("a schedule is chosen among presets and says when it is due; a length of time is told in words", async ({ page }) => {
  const studio = await editing(page, "timer", {
    ...FLOW,
    nodes: { timer: { type: "schedule@1", params: { timeZone: "Europe/Oslo" } } },
    edges: [],
  });
  const times = studio.inspector.getByRole("list", { name: "Next times" }).getByRole("listitem");
  await expect(times).toHaveCount(5);
  await studio.field("Preset: Cron expression", "combobox").selectOption("Every Monday at 9:00");
  await expect(studio.field("Cron expression")).toHaveValue("0 9 * * 1");
  await expect(times.first()).toHaveText(/9:00/);
  await studio.field("Cron expression").fill("often");
  await expect(studio.field("Cron expression")).toHaveAccessibleDescription(/five fields/);
  await expect(times).toHaveCount(0);
  await studio.field("Repeat by", "combobox").selectOption("An interval");
  await studio.field("Every").fill("1m30s");
  await expect(studio.field("Every")).toHaveAccessibleDescription(/1 minute 30 seconds/);
});

test("the workflows of the file are offered where one is called", async ({ page }) => {
  const inner = { format: "vwmp/1", name: "Inner", nodes: {}, edges: [] };
  const flow = { ...FLOW, nodes: { call: { type: "execute-workflow@1" } }, edges: [], workflows: { tax: inner, ship: inner } };
  const studio = await editing(page, "call", flow);
  const field = studio.field("Workflow", "combobox");
  await field.fill("tax");
  expect(await field.evaluate((input: HTMLInputElement) => [...(input.list?.options ?? [])].map(({ value }) => value))).toEqual([
    "tax",
    "ship",
  ]);
  expect(await params(studio, "call")).toEqual({ workflow: "tax" });
});

test("an operation is chosen among those of the OpenAPI document, and written where the document is elsewhere", async ({ page }) => {
  const document = { openapi: "3.0.3", paths: { "/orders/{id}": { get: { operationId: "getOrder", summary: "One order" }, delete: {} } } };
  const flow = { ...FLOW, nodes: { call: { type: "openapi-request@1", params: { document: JSON.stringify(document) } } }, edges: [] };
  const studio = await editing(page, "call", flow);
  const choice = studio.field("Operation", "combobox");
  await expect(choice.getByRole("option")).toHaveText([
    "getOrder, or GET /orders/{id}",
    "getOrder · GET /orders/{id} · One order",
    "DELETE /orders/{id}",
  ]);
  await choice.selectOption("getOrder");
  expect((await params(studio, "call"))["operation"]).toBe("getOrder");

  await studio.field("OpenAPI document").fill("https://api.example.com/openapi.json");
  await expect(studio.field("Operation")).toHaveValue("getOrder");
});

test("names are collected as chips, and a list of records has its entries moved and taken away", async ({ page }) => {
  const by = [{ field: "total", order: "desc" }, { field: "country" }];
  const flow = {
    ...FLOW,
    nodes: { sum: { type: "summarize@1" }, order: { type: "sort@1", params: { by } } },
    edges: ["sum -> order"],
  };
  const studio = await editing(page, "sum", flow);
  const names = studio.field("Group by");
  await names.pressSequentially("country, ship to");
  await names.press("Enter");
  await names.pressSequentially("city");
  expect((await params(studio, "sum"))["by"]).toEqual(["country", "ship to", "city"]);
  await studio.inspector.getByRole("button", { name: "Remove country" }).click();
  await names.press("Backspace");
  expect((await params(studio, "sum"))["by"]).toEqual(["ship to"]);

  await studio.select("order");
  await studio.inspector.getByRole("button", { name: "Move Field 2 up" }).click();
  expect((await params(studio, "order"))["by"]).toEqual([by[1], by[0]]);
  await studio.inspector.getByRole("button", { name: "Remove Field 2" }).click();
  expect((await params(studio, "order"))["by"]).toEqual([by[1]]);
});

test("a param that names a field offers those of the items of the last run, and takes any other", async ({ page }) => {
  const nodes = { ...FLOW.nodes, sum: { type: "summarize@1" }, order: { type: "sort@1", params: { by: [{ field: "" }] } } };
  const studio = await editing(page, "order", { ...FLOW, nodes, edges: [...FLOW.edges, "large.kept -> sum", "large.kept -> order"] });
  await studio.run();
  const offered = (input: HTMLInputElement) => [...(input.list?.options ?? [])].map(({ value }) => value);
  const field = studio.field("Field", "combobox");
  expect(await field.evaluate(offered)).toEqual(["total", "country", "ship to"]);
  await field.fill("weight");
  expect((await params(studio, "order"))["by"]).toEqual([{ field: "weight" }]);
  await studio.select("sum");
  const by = studio.field("Group by", "combobox");
  await by.fill("country");
  await by.press("Enter");
  await expect.poll(() => by.evaluate(offered)).toEqual(["total", "ship to"]);
});

test("a secret of this device is put into a field by its name", async ({ page }) => {
  const studio = await editing(page, "web", { ...FLOW, nodes: { web: { type: "http-request@1" } }, edges: [] });
  await page.getByRole("tab", { name: "Secrets" }).click();
  await page.getByRole("button", { name: "New secret" }).click();
  const dialog = page.getByRole("dialog", { name: "New secret" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("API_KEY");
  await dialog.getByLabel("Value").fill("very-secret");
  await dialog.getByRole("textbox", { name: "Hosts" }).fill("api.example.com");
  await dialog.getByRole("button", { name: "Add secret" }).click();
  await expect(dialog).toBeHidden();
  await studio.field("URL").fill("https://api.example.com/?key=");
  await studio.inspector.getByRole("button", { name: "Insert secret: URL" }).click();
  await page.getByRole("menu", { name: "Secrets" }).getByRole("menuitem", { name: "API_KEY" }).click();
  expect((await params(studio, "web"))["url"]).toBe("https://api.example.com/?key=${secrets.API_KEY}");
});
