import { DARK, LIGHT, type Palette } from "./palette.ts";

/** The colours of the theme that is shown. */
export function shownPalette(): Palette {
  const theme = document.documentElement.dataset["theme"];
  const dark = theme === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
  return dark ? DARK : LIGHT;
}
