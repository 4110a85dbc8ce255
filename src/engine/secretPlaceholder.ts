const OPEN = "\uE000";
const CLOSE = "\uE001";
const NAME = "[A-Za-z_][A-Za-z0-9_]*";

/**
 * What stands for a secret in the params of a node. Data cannot guess the nonce, so it cannot ask for one. URLs encode the two ends
 * alone, which shows how the value has to be written there.
 */
export function placeholder(nonce: string, name: string): string {
  return `${OPEN}${nonce}.${name}${CLOSE}`;
}

/** Finds placeholders in texts as `written` gives their characters; its one group is the name. */
export function placeholderPattern(nonce: string, written: (text: string) => string): string {
  return `(?:${written(OPEN)}|%EE%80%80)${nonce}\\.(${NAME})(?:${written(CLOSE)}|%EE%80%81)`;
}

/** True for a placeholder that was percent-encoded on its way. */
export function isEncoded(found: string): boolean {
  return found.startsWith("%");
}
