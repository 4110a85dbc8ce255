/** The web address that a text is, and nothing else; undefined where it is none. */
export function addressIn(text: string): URL | undefined {
  const trimmed = text.trim();
  return /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed) : undefined;
}
