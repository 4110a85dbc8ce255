import { readFileSync } from "node:fs";
import { type Download, expect, type Locator, type Page } from "@playwright/test";

/** The studio as a person meets it: all is found by role and accessible name. */
export class StudioPage {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly status: Locator;
  readonly runButton: Locator;

  constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(15_000);
    this.canvas = page.getByRole("main", { name: "Canvas" });
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.status = page.getByRole("status", { name: "Run status" });
    this.runButton = page.getByRole("banner").getByRole("button", { name: "Run", exact: true });
  }

  /** Opens the site and waits until there is a workflow on the canvas and the node types are known. */
  async open(): Promise<void> {
    await this.page.goto("./");
    await expect(this.canvas).toBeVisible();
    await expect(this.canvas.getByRole("button", { name: /output error$/ }).first()).toBeAttached();
  }

  /** Opens the site with nothing on the canvas. */
  async openEmpty(): Promise<void> {
    await this.open();
    await this.newWorkflow();
  }

  async newWorkflow(): Promise<void> {
    await this.page.getByRole("button", { name: "New workflow" }).click();
    await expect(this.canvas.getByRole("button", { name: "Add first step" })).toBeVisible();
  }

  /** Brings a workflow in by the dialog “Import” and waits until it is open. */
  async importText(text: string): Promise<void> {
    await this.page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: "Import" });
    await dialog.getByRole("textbox", { name: "Workflow text" }).fill(text);
    await dialog.getByRole("button", { name: "Import workflow" }).click();
    await expect(dialog).toBeHidden();
  }

  async download(format: "JSON" | "YAML"): Promise<Download> {
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: "Export" }).click();
    await this.page.getByRole("menuitem", { name: format }).click();
    return waiting;
  }

  /** The open workflow as the file that “Export” gives. */
  async exported(format: "JSON" | "YAML" = "JSON"): Promise<string> {
    return readFileSync(await (await this.download(format)).path(), "utf8");
  }

  /** Opens the dialog “Add node” with a key and takes what Enter takes. */
  async add(search: string, key: "Tab" | "/" = "/"): Promise<void> {
    await this.canvas.focus();
    await this.page.keyboard.press(key);
    const dialog = this.page.getByRole("dialog", { name: "Add node" });
    await dialog.getByRole("combobox", { name: "Search nodes" }).pressSequentially(search);
    await this.page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
  }

  card(title: string): Locator {
    return this.canvas.getByRole("group", { name: new RegExp(`^${title}, `) });
  }

  /** Selects a node as a mouse does, by its title. */
  async select(title: string): Promise<void> {
    await this.canvas.getByRole("button", { name: "Zoom to fit" }).click();
    await this.card(title).getByText(title, { exact: true }).first().click();
    await expect(this.inspector.getByRole("textbox", { name: "Node name" })).toHaveValue(title);
  }

  port(name: string): Locator {
    return this.canvas.getByRole("button", { name, exact: true });
  }

  wire(name: string | RegExp): Locator {
    return this.canvas.getByRole("group", { name });
  }

  field(label: string, role: "textbox" | "combobox" | "spinbutton" | "switch" = "textbox"): Locator {
    return this.inspector.getByRole(role, { name: label, exact: true });
  }

  async tab(name: "Input" | "Params" | "Output" | "Policy" | "Docs"): Promise<void> {
    await this.inspector.getByRole("tab", { name }).click();
  }

  async dock(name: "Timeline" | "Log" | "Data" | "Problems"): Promise<Locator> {
    const region = this.page.getByRole("region", { name: "Run", exact: true });
    await region.getByRole("tab", { name }).click();
    return region;
  }

  /** Presses “Run” and waits for the end of this run: the status is that of the one before until it has begun. */
  async run(ending: RegExp = /^Succeeded/): Promise<void> {
    const begun = this.status.evaluate(() => {
      const states = { subtree: true, attributes: true, attributeFilter: ["data-status"] };
      return new Promise<void>((resolve) => new MutationObserver(() => resolve()).observe(document, states));
    });
    await this.runButton.click();
    await begun;
    await expect(this.status).toHaveText(ending);
  }

  async saved(): Promise<void> {
    await expect(this.page.getByRole("banner").getByText("Saved on this device")).toBeVisible();
  }

  table(name: string): Locator {
    return this.page.getByRole("region", { name: "Run", exact: true }).getByRole("table", { name: `${name} items` });
  }

  /** The column names and the cells of a table, without the numbers of its rows. */
  async cells(name: string): Promise<{ readonly columns: string[]; readonly rows: string[][] }> {
    const table = this.table(name);
    await expect(table).toBeVisible();
    const columns = await table.getByRole("columnheader").allTextContents();
    const rows: string[][] = [];
    for (const row of await table.getByRole("row").all()) {
      const cells = await row.getByRole("cell").allTextContents();
      if (cells.length > 0) rows.push(cells);
    }
    return { columns: columns.slice(1), rows };
  }
}
