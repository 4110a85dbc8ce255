import { useState } from "react";
import type { Json } from "../../../model/json.ts";
import { t } from "../../words/words.ts";

/** JSON that is being written. */
export type JsonText = {
  readonly text: string;
  /** Why the text is not kept; undefined where it is. */
  readonly fault: string | undefined;
  readonly change: (text: string) => void;
};

/**
 * The text of a JSON value while it is written: as long as it is no JSON, or is refused, the value stays as it was. Empty text is the value
 * left out, in whose place `initial` is shown.
 */
export function useJsonText(
  value: Json | undefined,
  onChange: (value: Json | undefined) => void,
  { initial, refuse }: { readonly initial?: Json | undefined; readonly refuse?: (value: Json) => string | undefined } = {},
): JsonText {
  const shown = value ?? initial;
  const [draft, setDraft] = useState({ text: textOf(shown), of: shown });
  const text = draft.of === shown ? draft.text : textOf(shown);
  const parsed = parse(text, refuse);
  const change = (next: string): void => {
    const read = parse(next, refuse);
    setDraft({ text: next, of: read.ok ? (read.value ?? initial) : shown });
    if (read.ok) onChange(read.value);
  };
  return { text, fault: parsed.ok ? undefined : parsed.fault, change };
}

function textOf(value: Json | undefined): string {
  return value === undefined ? "" : JSON.stringify(value, null, 2);
}

type Parsed = { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly fault: string };

function parse(text: string, refuse: ((value: Json) => string | undefined) | undefined): Parsed {
  if (text.trim() === "") return { ok: true, value: undefined };
  try {
    const value = JSON.parse(text) as Json;
    const fault = refuse?.(value);
    return fault === undefined ? { ok: true, value } : { ok: false, fault };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, fault: t("Not JSON yet, so not kept: {message}", { message }) };
  }
}
