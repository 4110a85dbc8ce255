/** What of an expression can have members. */
const CARRIERS = [
  "item",
  "item.list",
  "item.text",
  "'x'",
  "[]",
  "({})",
  "(1)",
  "true",
  "items",
  "run",
  "parameters",
  "nodes.x.item",
  "`t`",
  "(a => a)",
  "Math.max",
  "Math",
  "JSON",
  "Object",
  "upper",
  "[].map",
  "''.trim",
];
const KEYS = ["constructor", "__proto__", "prototype"];
/** Expressions that reach for what makes functions, by every production of the grammar that can carry a key. */
export const hostileExpressions: readonly string[] = CARRIERS.flatMap((carrier) =>
  KEYS.flatMap((key) => [
    `${carrier}.${key}`,
    `${carrier}["${key}"]`,
    `${carrier}[\`${key}\`]`,
    `${carrier}["${key.slice(0, 4)}" + "${key.slice(4)}"]`,
    `${carrier}[["${key}"]]`,
    `${carrier}?.${key}`,
    `${carrier}?.["${key}"]`,
    `[0].map(x => ${carrier}.${key})[0]`,
    `${carrier}.${key}.${key}("return 1")()`,
    `${carrier}.${key.replace("o", "\\u006f")}`,
    `${carrier}["\\x${(key.codePointAt(0) as number).toString(16)}${key.slice(1)}"]`,
  ]),
);
