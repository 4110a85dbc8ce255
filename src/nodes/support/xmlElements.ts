import { decodeXml, readXml } from "./readXml.ts";

/** An element with its parts in their order: elements, and texts already decoded. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parts: readonly (XmlElement | string)[];
};

/** The elements at the top of XML text, without its declarations; throws what `readXml` throws. */
export function xmlElements(text: string, param: string): XmlElement[] {
  return partsOf(readXml(text, param)).filter((part) => typeof part !== "string");
}

function partsOf(nodes: readonly object[]): (XmlElement | string)[] {
  return nodes.flatMap((node): (XmlElement | string)[] => {
    const found = Object.entries(node).find(([key]) => key !== ":@");
    if (found === undefined || found[0].startsWith("?")) return [];
    const [name, value] = found;
    if (name === "#text") return [decodeXml(String(value))];
    if (name === "#cdata") return (value as { "#text": string }[]).map((part) => String(part["#text"]));
    const given = Object.entries((node as { ":@"?: Record<string, string> })[":@"] ?? {});
    const attributes = new Map(given.map(([key, text]) => [key.slice(1), decodeXml(String(text))]));
    return [{ name: name.replace(/^<+/, ""), attributes, parts: partsOf(value as object[]) }];
  });
}

/** The elements of this name directly in `element`. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.parts.filter((part): part is XmlElement => typeof part !== "string" && part.name === name);
}

/** The value of an attribute, undefined where it is missing. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name);
}

/** All text in `element`, that of elements in it too. */
export function textOf(element: XmlElement): string {
  return element.parts.map((part) => (typeof part === "string" ? part : textOf(part))).join("");
}
