import type { PortKind } from "../../model/nodeType.ts";
import { msg, t } from "../words/words.ts";

const WORDS: Readonly<Record<PortKind, string | undefined>> = {
  any: undefined,
  text: msg("text"),
  number: msg("number"),
  object: msg("objects"),
  table: msg("a table"),
  file: msg("files"),
  stream: msg("a stream"),
};

/** What goes through a port, in words; undefined where that may be anything. */
export function kindWord(kind: PortKind = "any"): string | undefined {
  const word = WORDS[kind];
  return word === undefined ? undefined : t(word);
}
