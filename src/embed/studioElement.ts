import { type MountedStudio, mountStudio } from "./mountStudio.ts";
import { textAt } from "./textAt.ts";

/**
 * `<vwmp-studio site="/vwmp/" src="flow.vwmp.json" workflow-id="orders" theme="dark" language="de">`: the studio as an element. It tells of
 * each change with an event `change` whose `detail.text` is the workflow, with `load` of the first one that is shown, and of a workflow that cannot be opened with `error`.
 */
export class VwmpStudioElement extends HTMLElement {
  #studio: MountedStudio | undefined;

  /** What `mountStudio` gave; undefined while the element is in no page. */
  get studio(): MountedStudio | undefined {
    return this.#studio;
  }

  connectedCallback(): void {
    if (this.style.display === "") this.style.display = "block";
    const text = this.textContent.trim();
    this.replaceChildren();
    void this.#mount(text);
  }

  disconnectedCallback(): void {
    this.#studio?.close();
    this.#studio = undefined;
  }

  async #mount(text: string): Promise<void> {
    try {
      const src = this.getAttribute("src");
      const workflow = src === null ? text : await textAt(new URL(src, document.baseURI));
      if (!this.isConnected) return;
      const [site, id] = [this.getAttribute("site"), this.getAttribute("workflow-id")];
      const [theme, language] = [this.getAttribute("theme"), this.getAttribute("language")];
      this.#studio = mountStudio(this, {
        ...(site !== null && { site }),
        ...(workflow !== "" && { workflow }),
        ...(id !== null && { id }),
        ...(theme !== null && { theme: theme as "light" }),
        ...(language !== null && { language: language as "en" }),
        onChange: (changed) => this.dispatchEvent(new CustomEvent("change", { detail: { text: changed }, bubbles: true })),
      });
      await this.#studio.ready;
      this.dispatchEvent(new Event("load"));
    } catch (error) {
      this.dispatchEvent(new ErrorEvent("error", { error, message: error instanceof Error ? error.message : String(error) }));
    }
  }
}
