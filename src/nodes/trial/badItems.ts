import type { Item } from "../../model/item.ts";
import type { Json } from "../../model/json.ts";

/**
 * Items that no author of a workflow had in mind, by what is wrong with them; `usual`: items that the node is meant for, whose fields get bad
 * values. It uses nothing from around it, so that its text can be sent to another host.
 */
export function badItems(usual: readonly Item[]): Readonly<Record<string, readonly Item[]>> {
  const kinds: readonly Json[] = [null, true, 0, -1e308, "", "text", [], [[1]], {}, { a: null }];
  const huge = "x".repeat(1_000_000);
  const deep = JSON.parse(`${'{"a":'.repeat(150)}1${"}".repeat(150)}`) as Item;
  const strange = ["\ud800", "\u0000", "\ufeff", "${item}", "\r\n", "-0", "1e999", "NaN"];
  const laughs = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(",")}]`);
  const bombs = [
    `a0: &a0 [x]\n${laughs.join("\n")}`,
    `<!DOCTYPE a [<!ENTITY a0 "x">${laughs.map((_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(9)}">`).join("")}]><a>&a9;</a>`,
    `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    `${"<b>".repeat(20_000)}`,
    `${"a".repeat(50_000)}!`,
    `"${",".repeat(50_000)}\n"`,
  ];
  const hostile = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"hasOwnProperty":2,"then":3,"toJSON":4}',
  ) as Item;
  const fields = [...new Set(usual.flatMap((item) => (typeof item === "object" && item !== null ? Object.keys(item) : [])))];
  const all = (value: Json): Item => Object.fromEntries(fields.map((field) => [field, value]));
  return {
    none: [],
    "of other kinds": [...kinds],
    "whose fields are of other kinds": kinds.map(all),
    "with enormous texts": [huge, all(huge)],
    "that are nested deep": [deep, all(deep as Json)],
    "with strange texts": strange.flatMap((text) => [text, all(text)]),
    "that blow up when they are read": bombs.flatMap((text) => [text, all(text)]),
    "with hostile names": [hostile, all(hostile as Json), ...["__proto__", "constructor", "toString", "then"].map(all)],
  };
}
