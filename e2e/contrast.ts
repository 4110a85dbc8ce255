/** The contrast of two colours as a browser tells them, after WCAG: from 1 to 21. Of a picture its first colour counts. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const found = /rgb\([^)]*\)/.exec(colour)?.[0].match(/\d+/g);
  if (found === null || found === undefined) throw new Error(`no colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = found.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
