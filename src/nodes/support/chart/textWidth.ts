/** Helvetica's advance widths of the characters from space to tilde, in thousandths of the size (Adobe's AFM, 1997). */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
  278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
  667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const OTHER = 600;
const WIDE = 1000;
const FIRST = 32;
/** From here on come the scripts of East Asia and pictures. */
const FIRST_WIDE = 0x2e80;

/** How wide a text is, the same in every place: no font is asked. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    width += WIDTHS[code - FIRST] ?? (code >= FIRST_WIDE ? WIDE : OTHER);
  }
  return Math.round((width * size) / 100) / 10;
}
