/** How a value is written where it is filled in. */
export type Write = (value: string, name: string) => string;

/** No character stays that a URL or a form could read as something else. */
export function percentEncoded(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Between the quotes of a JSON text. */
export function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
