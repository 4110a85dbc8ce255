import { numberText, t } from "../words/words.ts";
import { LONGEST_UNPACKED, type Unpacked } from "./packedText.ts";

/** The address of a file that `?open=` names, on the page's own origin; a sentence where it is none. */
export function ownAddress(path: string, page: string): { readonly url: string } | { readonly problem: string } {
  const shown = path.length > 80 ? `${path.slice(0, 80)}…` : path;
  let url: URL;
  try {
    url = new URL(path, page);
  } catch {
    return { problem: t("“{shown}” is no path of a file. Write one of this site, such as ?open=examples/welcome.vwmp.json.", { shown }) };
  }
  if (!/^https?:$/.test(url.protocol) || url.origin !== new URL(page).origin || url.username !== "") {
    return {
      problem: t("“{shown}” is not on this site, and only files of this site are opened by address. Download it, and import it.", {
        shown,
      }),
    };
  }
  return { url: url.href };
}

/** The text of a file of this site; never throws, follows no redirect, and stops reading at `longest` bytes. */
export async function readOwnFile(path: string, page: string, longest: number = LONGEST_UNPACKED): Promise<Unpacked> {
  const address = ownAddress(path, page);
  if ("problem" in address) return address;
  const name = new URL(address.url).pathname;
  try {
    const answer = await fetch(address.url, { redirect: "error" });
    if (!answer.ok || answer.body === null)
      return { problem: t("There is no file “{name}” on this site (it answers {status}).", { name, status: answer.status }) };
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let size = 0;
    let text = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.byteLength;
      if (size > longest) {
        await reader.cancel().catch(() => undefined);
        return {
          problem: t("“{name}” has more than {longest} bytes and was not opened. Download it, and import it.", {
            name,
            longest: numberText(longest),
          }),
        };
      }
      text += decoder.decode(piece.value, { stream: true });
    }
    return { text: text + decoder.decode() };
  } catch {
    return { problem: t("“{name}” could not be read from this site. Check the connection, and try again.", { name }) };
  }
}
