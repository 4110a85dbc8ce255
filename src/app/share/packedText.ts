import { msg, numberText, t } from "../words/words.ts";

/** Bytes that a packed workflow may unfold to; a link is no place for more, and a bomb is stopped here. */
export const LONGEST_UNPACKED = 5_000_000;

export type Unpacked = { readonly text: string } | { readonly problem: string };

/** A text as base64url of raw deflate: what follows `s=` in a shared link. */
export async function packText(text: string): Promise<string> {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return toBase64Url(new Uint8Array(await new Response(packed).arrayBuffer()));
}

/** The text that {@link packText} packed; never throws, and never holds more than `longest` bytes of it. */
export async function unpackText(packed: string, longest: number = LONGEST_UNPACKED): Promise<Unpacked> {
  const bytes = fromBase64Url(packed);
  if (bytes === undefined) return { problem: t(DAMAGED) };
  try {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let size = 0;
    let text = "";
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.byteLength;
      if (size > longest) {
        await reader.cancel().catch(() => undefined);
        return {
          problem: t("The workflow in the link unfolds to more than {longest} bytes and was not opened.", {
            longest: numberText(longest),
          }),
        };
      }
      text += decoder.decode(piece.value, { stream: true });
    }
    return { text: text + decoder.decode() };
  } catch {
    return { problem: t(DAMAGED) };
  }
}

const DAMAGED = msg("The workflow in the link cannot be read: the link was cut or changed on its way. Copy it again, whole.");
const SLICE = 0x8000;

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += SLICE) binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
