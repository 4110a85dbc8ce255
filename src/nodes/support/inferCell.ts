import type { Json } from "../../model/json.ts";

const NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?:[eE][+-]\d{1,3})?$/;
const BOOLEAN = /^(?:true|false)$/i;

/**
 * What a cell means: nothing, a number, true or false, else its text. What would not survive as a number stays text: leading
 * zeros (`007`), whole numbers beyond 2^53, `1E5` (a product code as likely as a number), `+49`.
 */
export function inferCell(text: string): Json {
  if (text === "") return null;
  const first = text.charCodeAt(0);
  // Most cells begin with a letter: look no further unless they may be true or false.
  if (first > 57) return text.length <= 5 && BOOLEAN.test(text) ? text.toLowerCase() === "true" : text;
  if (!NUMBER.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number))) return text;
  return number === 0 ? 0 : number;
}
