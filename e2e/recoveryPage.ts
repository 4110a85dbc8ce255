import { expect, type Locator } from "@playwright/test";
import { StudioPage } from "./studioPage.ts";

/** The studio as a person meets it after something died in it. */
export class RecoveryPage extends StudioPage {
  readonly offers: Locator = this.page.getByRole("region", { name: "Interrupted runs" });

  /** Opens the site at its address, in a browser that Playwright did not start. */
  async openAt(address: string): Promise<void> {
    await this.page.goto(address);
    await expect(this.canvas.getByRole("button", { name: /output error$/ }).first()).toBeAttached();
  }

  /** What is offered of the runs of a workflow. */
  offer(workflow: string): Locator {
    return this.offers.getByRole("listitem").filter({ hasText: workflow });
  }

  /** Goes on with a run that is offered. */
  async goOn(workflow: string): Promise<void> {
    await this.offer(workflow).getByRole("button", { name: "Go on" }).click();
    await expect(this.offer(workflow)).toBeHidden();
  }

  /** Starts the open workflow, and lets it do what it asks for. */
  async startAllowed(): Promise<void> {
    await this.runButton.click();
    await this.page.getByRole("dialog", { name: "Permissions" }).getByRole("button", { name: "Allow once" }).click();
  }

  /** How many steps the run that is under way has done. */
  async steps(): Promise<number> {
    return Number(/ (\d+) steps? done/.exec((await this.status.textContent()) ?? "")?.[1] ?? 0);
  }

  /** The rows of a table of all items that left a port in the run. */
  async allItems(title: string): Promise<string[][]> {
    await this.dock("Data");
    await this.select(title);
    return (await this.cells(`${title}.out`)).rows;
  }
}
