import { NodeError } from "../../model/failure.ts";
import { roundNumber } from "./roundNumber.ts";

/** How numbers are written: the decimal sign, and what stands between thousands. */
export type NumberStyle = { readonly decimal: "point" | "comma"; readonly group: "none" | "sign" | "space" | "apostrophe" };

/** The number that a text stands for, as people write it; undefined when it is none. Groups, where there are any, have to be whole. */
export function parseNumber(text: string, { decimal, group }: NumberStyle): number | undefined {
  if (text.length > 100) return undefined;
  const bare = text.trim().replace(/^([+\-−]?)\s*\p{Sc}\s*|\s*\p{Sc}$/gu, "$1");
  const [sign, comma] = decimal === "point" ? [",", "."] : [".", ","];
  const between = { none: "", sign: `\\${sign}`, space: "[ \\u00a0\\u202f]", apostrophe: "['’]" }[group];
  const digits = between === "" ? "\\d+" : `(?:\\d{1,3}(?:${between}\\d{3})+|\\d+)`;
  const found = new RegExp(`^([+\\-−]?)(${digits})?(?:\\${comma}(\\d+))?(e[+-]?\\d{1,3})?$`, "i").exec(bare);
  if (found === null || (found[2] === undefined && found[3] === undefined)) return undefined;
  const value = Number(`${(found[2] ?? "0").replace(/\D/g, "")}.${found[3] ?? "0"}${found[4] ?? ""}`);
  if (!Number.isFinite(value)) return undefined;
  return found[1] === "" || found[1] === "+" || value === 0 ? value : -value;
}

/** The number with so many decimals, as people write it; `number-too-large` where its digits cannot all be told. */
export function formatNumber(value: number, decimals: number, { decimal, group }: NumberStyle): string {
  const rounded = roundNumber(value, decimals, "nearest");
  if (Math.abs(rounded) >= 1e21) {
    throw new NodeError("number-too-large", "The number has more than 21 digits.", { param: "field", hint: "Scale it down first." });
  }
  const [whole, part] = Math.abs(rounded).toFixed(decimals).split(".") as [string, string?];
  const [sign, comma] = decimal === "point" ? [",", "."] : [".", ","];
  const between = { none: "", sign, space: "\u00a0", apostrophe: "’" }[group];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, between);
  return `${rounded < 0 ? "-" : ""}${grouped}${part === undefined ? "" : comma + part}`;
}
