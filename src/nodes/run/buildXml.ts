import { NodeError } from "../../model/failure.ts";
import type { Item } from "../../model/item.ts";
import { isObject, type JsonObject } from "../../model/json.ts";
import { madeOf, madeOfAll } from "../../model/madeOf.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import { type NamedValue, XmlWriter } from "../support/xmlWriter.ts";
import type { xmlBuildParams } from "../xml-build.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** XML text of the items. */
export function buildXml({ items, params }: RunContext<typeof xmlBuildParams>): RunResult {
  const { format, root, element, declaration } = params;
  const writer = new XmlWriter(params);
  const document = (text: string) => ({ text: `${declaration ? DECLARATION : ""}${text}\n` });
  const named = items.map((item, at) => nameOf(item, element, at));
  if (format === "each") return named.map(([name, value], at) => madeOf(document(writer.element(name, value)), items.slice(at, at + 1)));
  return madeOfAll(document(writer.around(root, named)), items);
}

/** What the element of an item is called, and what stands in it. */
function nameOf(item: Item, element: string, at: number): NamedValue {
  if (element !== "") return [element, item];
  const [only, ...more] = isObject(item) ? Object.entries(item as JsonObject) : [];
  if (only !== undefined && more.length === 0 && !Array.isArray(only[1])) return only as NamedValue;
  throw new NodeError("bad-name", `Item ${at + 1} has no single field that could name its element.`, {
    param: "element",
    hint: "Write a name for the element of an item.",
  });
}
