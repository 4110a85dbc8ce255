import { NodeError } from "../../model/failure.ts";
import { toText } from "./toText.ts";
import type { NameValue } from "./webAddress.ts";

export type HeaderLines = readonly (readonly [name: string, value: string])[];

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers with lower-case names; one that would smuggle lines fails with `bad-header`. */
export function requestHeaders(headers: readonly NameValue[], param = "headers"): HeaderLines {
  return headers.map(({ name, value }) => {
    const text = toText(value).trim();
    if (!NAME.test(name)) throw new NodeError("bad-header", `“${name}” is not a header's name.`, { param });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get through
    if (/[\u0000-\u0008\u000A-\u001F\u007F]/.test(text)) {
      throw new NodeError("bad-header", `The header ${name} holds a line break or control character.`, { param });
    }
    return [name.toLowerCase(), text];
  });
}

/** The headers, and this one unless there is one of its name. */
export function withHeader(headers: HeaderLines, name: string, value: string): HeaderLines {
  return headers.some(([given]) => given === name) ? headers : [...headers, [name, value]];
}
