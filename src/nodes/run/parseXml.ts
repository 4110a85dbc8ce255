import { NodeError } from "../../model/failure.ts";
import type { Params } from "../../model/field.ts";
import { type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { withField } from "../support/ai/answerItem.ts";
import { type RecordDraft, setKey } from "../support/copyRecord.ts";
import { inferCell } from "../support/inferCell.ts";
import { withSourceText } from "../support/readSource.ts";
import { childrenOf, type XmlElement, xmlElements } from "../support/xmlElements.ts";
import type { xmlParseParams } from "../xml-parse.ts";

type XmlParams = Params<typeof xmlParseParams>;

/** The items in XML text, or the item with them put into a field. */
export function parseXml({ item, params, host }: RunContext<typeof xmlParseParams>): RunResult | Promise<RunResult> {
  return withSourceText((text) => withField(item, params.as, valueIn(text, params)), params, host, { what: "XML", most: 32 });
}

function valueIn(text: string, params: XmlParams): Json {
  const [root, second] = xmlElements(text, params.from);
  if (root === undefined || second !== undefined) {
    throw new NodeError("xml-syntax", root === undefined ? "The XML has no element." : "The XML has more than one element at its top.", {
      param: params.from,
    });
  }
  const shape = shapeOf(params);
  const path = params.elements
    .split("/")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (path.length > 0) return elementsAt(root, path).map(shape);
  const whole: RecordDraft = {};
  setKey(whole, root.name, shape(root));
  return whole as JsonObject;
}

function elementsAt(root: XmlElement, [first, ...rest]: readonly string[]): XmlElement[] {
  if (root.name !== first) return [];
  return rest.reduce<XmlElement[]>((found, name) => found.flatMap((element) => childrenOf(element, name)), [root]);
}

function shapeOf(params: XmlParams): (element: XmlElement) => Json {
  const lists = new Set(params.lists);
  const read = params.types === "infer" ? inferCell : (text: string): Json => text;
  const shape = (element: XmlElement): Json => {
    const draft: RecordDraft = {};
    if (params.attributes) for (const [name, text] of element.attributes) addTo(draft, `${params.prefix}${name}`, read(text));
    let text = "";
    for (const part of element.parts) {
      if (typeof part === "string") text += part;
      else addTo(draft, part.name, shape(part), lists.has(part.name));
    }
    text = text.trim();
    if (Object.keys(draft).length === 0) return read(text);
    if (text !== "") addTo(draft, params.textKey, read(text));
    return draft as JsonObject;
  };
  return shape;
}

/** Adds a value; what has the name already becomes a list with it. */
function addTo(draft: RecordDraft, name: string, value: Json, list = false): void {
  const there = own(draft as JsonObject, name);
  if (there === undefined) setKey(draft, name, list ? [value] : value);
  else if (Array.isArray(there)) (there as Json[]).push(value);
  else setKey(draft, name, [there, value]);
}
