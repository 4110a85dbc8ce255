const NARROW = /[iljt.,:;'|!fI()[\]{} ]/;
const WIDE = /[mwMW@%—…]/;

/** About how wide a text of a sans-serif face is. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) {
    if (NARROW.test(character)) ems += 0.32;
    else if (WIDE.test(character)) ems += 0.9;
    else if ((character.codePointAt(0) ?? 0) > 0x2e80) ems += 1.05;
    else ems += /[A-Z]/.test(character) ? 0.68 : 0.57;
  }
  return ems * size;
}

/** The text in one line, cut with an ellipsis where it would be wider than `width`. */
export function fittedText(text: string, size: number, width: number): string {
  const line = text.replace(/\s+/g, " ").trim().slice(0, 400);
  if (textWidth(line, size) <= width) return line;
  const characters = [...line];
  let room = width - textWidth("…", size);
  let end = 0;
  for (const character of characters) {
    room -= textWidth(character, size);
    if (room < 0) break;
    end += 1;
  }
  return `${characters.slice(0, end).join("").trimEnd()}…`;
}
