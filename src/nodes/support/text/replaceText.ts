import type { RE2JS } from "re2js";
import { NodeError } from "../../../model/failure.ts";
import { matchesOf } from "./matches.ts";

const MOST_CHARACTERS = 20_000_000;
const REFERENCE = /\$(?:\$|&|(\d{1,2})|<([^>]*)>)/g;

/** The text with every occurrence replaced, as it stands. */
export function replaceWords(text: string, search: string, replacement: string): string {
  const parts = text.split(search);
  checkLength(text.length + (parts.length - 1) * replacement.length);
  return parts.join(replacement);
}

/** The text with every match replaced; `$1`, `$<name>` and `$&` in the replacement stand for groups and the match, `$$` for `$`. */
export function replaceMatches(text: string, pattern: RE2JS, replacement: string): string {
  const pieces: string[] = [];
  let done = 0;
  let length = text.length;
  for (const match of matchesOf(pattern, text)) {
    const at = match.index as number;
    const piece = filledIn(replacement, match);
    length += piece.length;
    checkLength(length);
    pieces.push(text.slice(done, at), piece);
    done = at + match[0].length;
  }
  return pieces.join("") + text.slice(done);
}

function filledIn(replacement: string, match: RegExpMatchArray): string {
  return replacement.replace(REFERENCE, (reference, number?: string, name?: string) => {
    if (reference === "$$") return "$";
    if (reference === "$&") return match[0];
    const known =
      number === undefined ? Object.hasOwn(match.groups ?? {}, name as string) : Number(number) > 0 && Number(number) < match.length;
    if (!known) {
      throw new NodeError("no-group", `The pattern has no group “${number ?? name}”.`, {
        param: "replacement",
        hint: "Write $$ for a dollar sign.",
      });
    }
    return (number === undefined ? match.groups?.[name as string] : match[Number(number)]) ?? "";
  });
}

function checkLength(length: number): void {
  if (length <= MOST_CHARACTERS) return;
  throw new NodeError("text-too-long", `The text would grow beyond ${MOST_CHARACTERS} characters.`, {
    kind: "budget",
    param: "replacement",
    hint: "Split the text first.",
  });
}
