import type { NetReply, NetRequest } from "../../../workers/protocol.ts";
import { openNetFrame } from "../run/netFrame.ts";
import { t, told } from "../words/words.ts";

/** A text that lies elsewhere, or why it could not be had. */
export type Fetched = { readonly text: string } | { readonly problem: string };

/** Asks an address for its text, in a frame that reaches this host and no other; nothing but the address is sent. Never rejects. */
export function fetchText(address: URL, signal: AbortSignal): Promise<Fetched> {
  return new Promise((resolve) => {
    const { port, close } = openNetFrame([address.host]);
    const end = (fetched: Fetched): void => {
      close();
      resolve(fetched);
    };
    signal.addEventListener("abort", () => end({ problem: "" }), { once: true });
    port.onmessage = ({ data }: MessageEvent<NetReply>) => {
      if ("failure" in data)
        end({
          problem: `${told(data.failure.message)} ${t("It may not answer, or not let pages read it (CORS): download the file and open it here.")}`,
        });
      else if ("response" in data) end(textOf(address, data.response));
    };
    const request: NetRequest = { id: 1, request: { method: "GET", url: address.href, headers: [] } };
    port.postMessage(request);
  });
}

function textOf({ host }: URL, { status, body }: { readonly status: number; readonly body: Uint8Array }): Fetched {
  if (status >= 200 && status < 300) return { text: new TextDecoder().decode(body) };
  return { problem: t("{host} answered with {status}, not with a file.", { host, status }) };
}
