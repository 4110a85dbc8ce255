import type { NodeDescription } from "../model/nodeType.ts";
import { type PictureView, pictureView } from "./pictureView.ts";
import { textAt } from "./textAt.ts";

const STYLE = `
:host { background: #f2f4f7; border-radius: 8px; color: #161a22; display: block; min-height: 120px; overflow: hidden; position: relative; }
:host([data-dark]) { background: #0b0d11; color: #e9ecf1; }
figure { height: 100%; inset: 0; margin: 0; position: absolute; }
figure:focus-visible, button:focus-visible { outline: 2px solid #4f46e5; outline-offset: -2px; }
svg { cursor: grab; display: block; height: 100%; touch-action: pinch-zoom; width: 100%; }
svg:active { cursor: grabbing; }
ol { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; width: 1px; }
div { bottom: 8px; display: flex; gap: 4px; inset-inline-start: 8px; position: absolute; }
button { background: #fff; border: 1px solid #c5cbd5; border-radius: 6px; color: inherit; cursor: pointer; font: 600 14px/1 system-ui, sans-serif; height: 28px; min-width: 28px; padding: 0 8px; }
:host([data-dark]) button { background: #212733; border-color: #4b5566; }
p { font: 14px/1.4 system-ui, sans-serif; margin: 16px; }
`;

/**
 * `<vwmp-canvas site="/vwmp/" src="flow.vwmp.json" theme="dark">`: a workflow as a picture to move and to zoom, which nobody can change and
 * which runs nothing. Drag it or use the arrows; + and −, or the wheel with Ctrl or ⌘, zoom; 0 shows all. The text of the element is drawn
 * where there is no `src`. Beside the picture it lists the nodes for who cannot see it.
 */
export class VwmpCanvasElement extends HTMLElement {
  static readonly observedAttributes = ["src", "theme", "site"];
  readonly #root = this.attachShadow({ mode: "open" });
  readonly #dark = matchMedia("(prefers-color-scheme: dark)");
  #drawing = 0;

  connectedCallback(): void {
    this.#dark.addEventListener("change", this.#redraw);
    void this.#redraw();
  }

  disconnectedCallback(): void {
    this.#dark.removeEventListener("change", this.#redraw);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) void this.#redraw();
  }

  readonly #redraw = async (): Promise<void> => {
    this.#drawing += 1;
    const drawing = this.#drawing;
    const theme = this.getAttribute("theme");
    const dark = theme === "dark" || (theme !== "light" && this.#dark.matches);
    const [contents, error] = await this.#contents(dark).then(
      (made) => [made, undefined] as const,
      (thrown: unknown) => [[make("p", { role: "alert" }, messageOf(thrown))], thrown] as const,
    );
    if (drawing !== this.#drawing) return;
    this.toggleAttribute("data-dark", dark);
    this.#root.replaceChildren(make("style", {}, STYLE), ...contents);
    if (error !== undefined) this.dispatchEvent(new ErrorEvent("error", { error, message: messageOf(error) }));
  };

  async #contents(dark: boolean): Promise<readonly Node[]> {
    const src = this.getAttribute("src");
    const [{ drawPicture }, text, catalogue] = await Promise.all([
      import("./drawPicture.ts"),
      src === null ? (this.textContent ?? "") : textAt(new URL(src, document.baseURI)),
      catalogueAt(new URL(this.getAttribute("site") ?? siteBeside(), document.baseURI)),
    ]);
    const { name, svg, nodes } = await drawPicture(text, catalogue, dark);
    const picture = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
    picture.setAttribute("aria-hidden", "true");
    const view = pictureView(picture as unknown as SVGSVGElement);
    const figure = make("figure", { tabindex: "0", "aria-label": name });
    const list = make("ol", {});
    list.append(...nodes.map((node) => make("li", {}, node)));
    figure.append(picture, list);
    figure.addEventListener("keydown", (event) => view.press(event.key) && event.preventDefault());
    return [figure, buttons(view)];
  }
}

/** The site in the package that this file is of. */
function siteBeside(): URL {
  return new URL(/* @vite-ignore */ "../site/", import.meta.url);
}

const catalogues = new Map<string, Promise<readonly NodeDescription[]>>();

/** The node types of a site, asked for once; without them the cards show the names of their types. */
function catalogueAt(site: URL): Promise<readonly NodeDescription[]> {
  const address = new URL("catalogue.json", site);
  const asked = catalogues.get(address.href) ?? textAt(address).then((text) => JSON.parse(text) as readonly NodeDescription[]);
  catalogues.set(address.href, asked);
  return asked.catch(() => []);
}

function buttons(view: PictureView): HTMLElement {
  const bar = make("div", {});
  for (const [key, sign, label] of [
    ["-", "−", "Zoom out"],
    ["+", "+", "Zoom in"],
    ["0", "⤢", "Zoom to fit"],
  ] as const) {
    const button = make("button", { type: "button", "aria-label": label, title: label }, sign);
    button.addEventListener("click", () => view.press(key));
    bar.append(button);
  }
  return bar;
}

function make(tag: string, attributes: Readonly<Record<string, string>>, text = ""): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
