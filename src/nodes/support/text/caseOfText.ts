/** A way of writing words. */
export type TextCase = "upper" | "lower" | "title" | "sentence" | "camel" | "pascal" | "snake" | "kebab" | "constant";

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}|\p{N}+/gu;
const LATIN: { readonly [letter: string]: string } = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ı: "i" };

/** The text in that case, whatever the language of the machine. */
export function caseOfText(text: string, to: TextCase): string {
  if (to === "upper") return text.toUpperCase();
  if (to === "lower") return text.toLowerCase();
  if (to === "title")
    return text
      .toLowerCase()
      .replace(/(^|[^\p{L}\p{N}\p{M}'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
  if (to === "sentence") return text.toLowerCase().replace(/\p{L}/u, (letter) => letter.toUpperCase());
  const words = (text.normalize("NFC").match(WORD) ?? []).map((word) => word.toLowerCase());
  if (to === "snake") return words.join("_");
  if (to === "kebab") return words.join("-");
  if (to === "constant") return words.join("_").toUpperCase();
  return words.map((word, at) => (to === "camel" && at === 0 ? word : word.replace(/^./u, (letter) => letter.toUpperCase()))).join("");
}

/** The text as part of an address: lower case, without accents, words joined by hyphens. Letters of other scripts stay. */
export function slugOfText(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[ßæœøđðłþı]/g, (letter) => LATIN[letter] as string)
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}\p{Mc}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .normalize("NFC");
}
