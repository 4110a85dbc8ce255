import { XMLParser, XMLValidator } from "fast-xml-parser";
import { NodeError } from "../../model/failure.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";

const FIVE: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  cdataPropName: "#cdata",
  maxNestedTags: DEFAULT_LIMITS.depth,
  // A mark in front lets elements be called `__proto__` and `constructor`, which the parser refuses otherwise.
  transformTagName: (name) => `<${name}`,
});

/** Elements of XML in their order: `{ "<name": children, ":@": attributes }` with one mark or more, texts as `#text`, not yet decoded. */
export function readXml(text: string, param: string): readonly object[] {
  refuseDeclarations(text, param);
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new NodeError("xml-syntax", `Line ${valid.err.line}: ${valid.err.msg}`, { param });
  try {
    return parser.parse(text) as object[];
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    if (/nest/i.test(reason)) throw new NodeError("too-deep", `The XML is nested deeper than ${DEFAULT_LIMITS.depth} levels.`, { param });
    throw new NodeError("xml-syntax", `The XML cannot be read: ${reason}`, { param });
  }
}

/** Text with the five entities of XML and character numbers put in; any other entity stays as it is written. */
export function decodeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return FIVE.get(name) ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Declarations bring entities that multiply, and files from elsewhere. */
function refuseDeclarations(text: string, param: string): void {
  for (let at = text.indexOf("<!"); at !== -1; at = text.indexOf("<!", at)) {
    const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : undefined;
    if (close === undefined) {
      throw new NodeError("xml-dtd", "The XML has a document type declaration, which is not read.", {
        param,
        hint: "Take the <!DOCTYPE …> out of the text.",
      });
    }
    const end = text.indexOf(close, at + 4);
    if (end === -1) throw new NodeError("xml-syntax", `A ${close === "-->" ? "comment" : "CDATA section"} is not closed.`, { param });
    at = end;
  }
}
