import { t } from "../words/words.ts";

/** The network of one run, as the page holds it: `port` goes to the engine, `close` ends it. */
export type NetFrame = { readonly port: MessagePort; close(): void };

/**
 * Opens a hidden frame that may reach `hosts` and nothing else (the frame narrows its own policy before it listens). The page's
 * own policy lets nobody else out.
 */
export function openNetFrame(hosts: readonly string[]): NetFrame {
  const { port1, port2 } = new MessageChannel();
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = t("Network of a run");
  frame.src = new URL(`./net.html#${encodeURIComponent(JSON.stringify(hosts))}`, document.baseURI).href;
  frame.addEventListener("load", () => frame.contentWindow?.postMessage("network", location.origin, [port2]), { once: true });
  document.body.append(frame);
  return {
    port: port1,
    close() {
      frame.remove();
      port1.close();
    },
  };
}
