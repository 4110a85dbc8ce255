/** Where a text may be cut, the best first. */
const ENDS = [/\n\s*\n/g, /[.!?。！？]["'”’)]?\s/g, /\s/g];

/** The parts of a text, none longer than `length`; together they are the text. No part ends inside of a surrogate pair. */
export function cutText(text: string, length: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (text.length - from > length) {
    const end = from + cutAt(text.slice(from, from + length));
    parts.push(text.slice(from, end));
    from = end;
  }
  parts.push(text.slice(from));
  return parts;
}

/** The last good end in the second half, else all of it. */
function cutAt(part: string): number {
  for (const end of ENDS) {
    let last = 0;
    for (const match of part.matchAll(end)) last = match.index + match[0].length;
    if (last > part.length / 2) return last;
  }
  const code = part.charCodeAt(part.length - 1);
  return code >= 0xd800 && code <= 0xdbff ? part.length - 1 : part.length;
}
