/** The colours of a picture: those of the studio's tokens, written out, since a picture stands alone. */
export type Palette = Readonly<
  Record<"canvas" | "card" | "card-line" | "ink" | "ink-2" | "ink-3" | "accent-soft" | "accent-ink" | "bad" | "line-strong", string>
>;

export const LIGHT: Palette = {
  canvas: "#f2f4f7",
  card: "#ffffff",
  "card-line": "#c5cbd5",
  ink: "#161a22",
  "ink-2": "#475062",
  "ink-3": "#5d6677",
  "accent-soft": "#eeedfd",
  "accent-ink": "#4338ca",
  bad: "#be2137",
  "line-strong": "#c5cbd5",
};

export const DARK: Palette = {
  canvas: "#0b0d11",
  card: "#212733",
  "card-line": "#4b5566",
  ink: "#e9ecf1",
  "ink-2": "#b3bac6",
  "ink-3": "#929baa",
  "accent-soft": "#24264a",
  "accent-ink": "#b4b2ff",
  bad: "#ff8089",
  "line-strong": "#3b424f",
};
