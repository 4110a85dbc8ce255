const PLAIN = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a key can stand behind a dot in an expression. */
export function isPlainKey(key: string): boolean {
  return PLAIN.test(key);
}

/**
 * The path of a member in an expression: behind a dot, or in brackets where its key is no JavaScript name.
 *
 * @example memberPath("item", "ship to") // item["ship to"]
 */
export function memberPath(base: string, key: string): string {
  return isPlainKey(key) ? `${base}.${key}` : `${base}[${JSON.stringify(key)}]`;
}
