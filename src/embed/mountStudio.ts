import * as Comlink from "comlink";
import { EMBEDDING, type EmbeddedStudio, type EmbeddingOptions } from "../model/embedding.ts";

export type StudioOptions = Partial<EmbeddingOptions> & {
  /** The address of the site's folder, of the same origin as the page; `site/` beside this package's `lib/` where it is left out. */
  readonly site?: string | URL;
  /** The workflow that is shown first: its text, JSON or YAML, or the document. An empty one where it is left out. */
  readonly workflow?: string | object;
  /** Called with the workflow's text, in its canonical form, soon after each change. */
  onChange?(text: string): void;
};

/** A studio in a page. */
export type MountedStudio = {
  readonly frame: HTMLIFrameElement;
  /** Resolves when the first workflow is shown; rejects where it is none, or the site does not answer. */
  readonly ready: Promise<void>;
  /** Shows another workflow in the place of the one that is open. Rejects with what is wrong with it. */
  open(workflow: string | object): Promise<void>;
  /** The workflow as it is now, in its canonical form. */
  text(): Promise<string>;
  /** Takes the studio out of the page. Runs that are kept go on when it is mounted again. */
  close(): void;
};

const EMPTY = { format: "vwmp/1", name: "", nodes: {} };
/** Milliseconds in which the site has to answer. */
const PATIENCE = 30_000;

/**
 * Puts the studio into an element of a page, in a frame that fills it. The site (`vwmp-studio/site`) must lie on the page's own origin; what
 * is edited is kept by the page, which hears of each change.
 *
 * @example
 * const studio = mountStudio(document.querySelector("#editor"), { site: "/vwmp/", workflow: text, onChange: save });
 */
export function mountStudio(element: Element, options: StudioOptions = {}): MountedStudio {
  const {
    site = new URL(/* @vite-ignore */ "../site/", import.meta.url),
    workflow = EMPTY,
    onChange,
    id = "embedded",
    theme,
    language,
  } = options;
  const address = new URL("index.html#embed", new URL(site, document.baseURI));
  const frame = document.createElement("iframe");
  frame.title = "Workflow studio";
  frame.allow = "clipboard-read; clipboard-write";
  frame.style.cssText = "border: 0; display: block; height: 100%; width: 100%";
  const given = { id, ...(theme && { theme }), ...(language && { language }) };
  const studio = greet(frame, address, given);
  const open = async (next: string | object): Promise<void> => {
    const problems = await (await studio).open(typeof next === "string" ? next : JSON.stringify(next));
    if (problems.length > 0) throw new Error(`The workflow cannot be opened. ${problems.join(" ")}`);
  };
  const ready = studio.then(async (remote) => {
    if (onChange !== undefined) await remote.onChange(Comlink.proxy(onChange));
    await open(workflow);
  });
  // Whoever does not ask is not told by the console of the page either.
  ready.catch(() => undefined);
  frame.src = address.href;
  element.append(frame);
  return { frame, ready, open, text: async () => (await studio).text(), close: () => frame.remove() };
}

/** Waits for the studio to say that it is there, and gives it a port. */
function greet(frame: HTMLIFrameElement, site: URL, options: EmbeddingOptions): Promise<Comlink.Remote<EmbeddedStudio>> {
  return new Promise((resolve, reject) => {
    if (site.origin !== location.origin) {
      reject(new Error(`The studio's site must lie on the origin of the page, ${location.origin}, but is at ${site.origin}.`));
      return;
    }
    const late = setTimeout(() => {
      removeEventListener("message", hear);
      reject(new Error(`No studio answers at ${site.href}: the folder “site” of vwmp-studio must be served there.`));
    }, PATIENCE);
    const hear = ({ data, origin, source }: MessageEvent): void => {
      if (origin !== site.origin || frame.contentWindow === null || source !== frame.contentWindow || data?.type !== EMBEDDING) return;
      clearTimeout(late);
      removeEventListener("message", hear);
      const { port1, port2 } = new MessageChannel();
      frame.contentWindow.postMessage({ type: EMBEDDING, options }, site.origin, [port2]);
      resolve(Comlink.wrap<EmbeddedStudio>(port1));
    };
    addEventListener("message", hear);
  });
}
