import { msg, t } from "../words/words.ts";

const MAC = navigator.platform.startsWith("Mac");
const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: msg("Esc"),
  Delete: msg("Del"),
  ...(MAC ? { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" } : { Ctrl: msg("Ctrl"), Shift: msg("Shift") }),
};

/** A key combination as people write it. */
export function keysText(keys: string): string {
  return keys
    .split(/(?<=.)\+/)
    .map((key) => t(SHOWN[key] ?? key))
    .join(MAC ? "" : "+");
}

/** A key combination as a key cap. */
export function Keys({ keys }: { readonly keys: string | undefined }) {
  return keys === undefined ? null : <kbd>{keysText(keys)}</kbd>;
}
