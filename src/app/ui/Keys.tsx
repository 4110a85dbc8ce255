const MAC = navigator.platform.startsWith("Mac");
const SHOWN: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
  ...(MAC ? { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" } : {}),
};

/** A key combination as people write it. */
export function keysText(keys: string): string {
  return keys
    .split(/(?<=.)\+/)
    .map((key) => SHOWN[key] ?? key)
    .join(MAC ? "" : "+");
}

/** A key combination as a key cap. */
export function Keys({ keys }: { readonly keys: string | undefined }) {
  return keys === undefined ? null : <kbd>{keysText(keys)}</kbd>;
}
