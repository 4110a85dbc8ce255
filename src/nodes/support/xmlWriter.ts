import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";

/** `indent` is the spaces a level; 0 writes all on one line. */
type Style = { readonly prefix: string; readonly textKey: string; readonly indent: number };

/** Names XML 1.0 allows. */
const NAME =
  /^[:A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}][-.\d:A-Z_a-z\u{B7}\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{203F}\u{2040}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]*$/u;
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\r", "&#13;"],
  ["\n", "&#10;"],
  ["\t", "&#9;"],
]);

/** Writes XML, without a line end behind it. Its methods throw `NodeError` for what XML cannot hold. */
export class XmlWriter {
  readonly #style: Style;

  constructor(style: Style) {
    this.#style = style;
  }

  /** A value as the element `name`. */
  element(name: string, value: Json): string {
    return this.#element(name, this.#partsOf(name, value), 0, this.#style.indent > 0);
  }

  /** Values, each with the name of its element, in an element of their own. */
  around(name: string, children: readonly NamedValue[]): string {
    return this.#element(name, { attributes: [], text: "", children }, 0, this.#style.indent > 0);
  }

  #element(name: string, { attributes, text, children }: Parts, depth: number, lines: boolean): string {
    requireName(name);
    if (depth > DEFAULT_LIMITS.depth) throw new NodeError("too-deep", `The item is nested deeper than ${DEFAULT_LIMITS.depth} levels.`);
    const open = `<${name}${attributes.map(([key, given]) => ` ${requireName(key)}="${escapeText(scalar(given, name), true)}"`).join("")}`;
    if (children.length === 0) return text === "" ? `${open}/>` : `${open}>${escapeText(text, false)}</${name}>`;
    // Beside text spaces would mean something: there all stands on one line.
    const broken = lines && text === "";
    const line = (level: number) => (broken ? `\n${" ".repeat(level * this.#style.indent)}` : "");
    const inner = children.map(([key, child]) => line(depth + 1) + this.#element(key, this.#partsOf(key, child), depth + 1, broken));
    return `${open}>${escapeText(text, false)}${inner.join("")}${line(depth)}</${name}>`;
  }

  #partsOf(name: string, value: Json): Parts {
    if (Array.isArray(value)) throw listInList(name);
    if (!isObject(value)) return { attributes: [], text: scalar(value, name), children: [] };
    const { prefix, textKey } = this.#style;
    const [attributes, children]: [NamedValue[], NamedValue[]] = [[], []];
    let text = "";
    for (const [key, inner] of Object.entries(value as JsonObject) as [string, Json][]) {
      if (key === textKey) text = scalar(inner, name);
      else if (prefix !== "" && key.startsWith(prefix)) attributes.push([key.slice(prefix.length), inner]);
      else if (Array.isArray(inner)) for (const one of inner as readonly Json[]) children.push([key, one]);
      else children.push([key, inner]);
    }
    return { attributes, text, children };
  }
}

/** A value and the name of its element. */
export type NamedValue = readonly [name: string, value: Json];
type Parts = { readonly attributes: readonly NamedValue[]; readonly text: string; readonly children: readonly NamedValue[] };

function requireName(name: string): string {
  if (NAME.test(name)) return name;
  throw new NodeError("bad-name", `“${name.slice(0, 80)}” cannot be the name of an element or attribute.`, {
    hint: "Names begin with a letter or _ and hold no spaces; rename the field before this node.",
  });
}

function scalar(value: Json, name: string): string {
  if (typeof value !== "object") return String(value);
  if (value === null) return "";
  throw new NodeError("bad-attribute", `An attribute or the text of <${name}> is ${Array.isArray(value) ? "a list" : "an object"}.`, {
    hint: "Only texts, numbers, true and false can stand there.",
  });
}

function listInList(name: string): NodeError {
  return new NodeError("list-in-list", `<${name}> is a list in a list, which has no name in XML.`, {
    hint: "Put the inner list into an object, under a name.",
  });
}

function escapeText(text: string, attribute: boolean): string {
  const bad = NOT_XML.exec(text);
  if (bad !== null) {
    const code = (bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new NodeError("bad-character", `A text holds the character U+${code}, which XML cannot hold.`, {
      hint: "Take it out of the text, or write the text as base64.",
    });
  }
  return text.replace(attribute ? /[&<>"\r\n\t]/g : /[&<>\r]/g, (char) => ESCAPES.get(char) as string);
}
