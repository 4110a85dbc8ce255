import type { PickedFile } from "../../model/field.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import type { DataFormat } from "./recognise.ts";

/** A node that is to be made: a type and its params. */
export type NewNode = { readonly type: string; readonly params: JsonObject };

/** What becomes of data: nodes, each fed by the one before it. */
export type Chain = readonly [NewNode, ...NewNode[]];

type Given = { readonly file: PickedFile } | { readonly text: string };

const PARSERS = { json: "json-parse", ndjson: "ndjson-parse", xml: "xml-parse", yaml: "yaml-parse", csv: "csv-parse" } as const;
/** Characters; a longer pasted text is better kept as a file than in a field. */
const LONGEST_TEXT = 20_000;

/** The nodes that make items of data: a parser with the text in it, or one that reads the file and, where it cannot make items, a parser. */
export function chainFor(format: DataFormat, given: Given): Chain {
  if ("text" in given) {
    // Only a file is never read as a template.
    const plain = given.text.length <= LONGEST_TEXT && !given.text.includes("${");
    if (!plain || format === "text" || format === "xlsx" || format === "file")
      return chainFor(format, { file: pasted(format, given.text) });
    return [{ type: PARSERS[format], params: { text: given.text, ...shapeOf(format, given.text) } }];
  }
  const file = given.file as Json;
  if (format === "csv" || format === "ndjson") return [{ type: "read-file", params: { file, as: format } }];
  if (format === "file") return [{ type: "read-file", params: { file, as: "file" } }];
  if (format === "text") return [{ type: "read-file", params: { file } }];
  if (format === "xlsx")
    return [
      { type: "read-file", params: { file, as: "file" } },
      { type: "xlsx-read", params: {} },
    ];
  const text = "text" in given.file ? (given.file.text ?? "") : "";
  return [
    { type: "read-file", params: { file } },
    { type: PARSERS[format], params: shapeOf(format, text) },
  ];
}

/** A request of an address. */
export function requestChain(url: string): Chain {
  return [{ type: "http-request", params: { url: url.replaceAll("${", "\\${") } }];
}

function pasted(format: DataFormat, text: string): PickedFile {
  return { name: `pasted.${format === "text" ? "txt" : format}`, text };
}

/** XML is a table where its root holds elements of one name. */
function shapeOf(format: DataFormat, text: string): JsonObject {
  const elements = format === "xml" ? repeated(text) : undefined;
  return elements === undefined ? {} : { elements, types: "infer" };
}

function repeated(text: string): string | undefined {
  const tags = [...text.matchAll(/<(\/?)([A-Za-z_][\w.:-]*)[^>]*?(\/?)>/g)];
  let depth = 0;
  let root = "";
  const counts = new Map<string, number>();
  for (const [, closing, name = "", empty] of tags) {
    if (closing === "/") depth -= 1;
    else {
      if (depth === 0) root = name;
      if (depth === 1) counts.set(name, (counts.get(name) ?? 0) + 1);
      if (empty !== "/") depth += 1;
    }
  }
  const most = [...counts].sort(([, a], [, b]) => b - a)[0];
  return most === undefined || most[1] < 2 ? undefined : `${root}/${most[0]}`;
}
