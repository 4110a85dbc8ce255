import { isObject, type Json } from "../../model/json.ts";
import { type FileKind, fileKind } from "../data/fileKind.ts";
import { addressIn } from "./addressIn.ts";

/** `file`: handed on as it is, such as a picture or bytes that nothing here reads. */
export type DataFormat = "csv" | "json" | "ndjson" | "xml" | "yaml" | "xlsx" | "text" | "file";

/** What was dropped or pasted. `foreign`: a workflow of another program. `other`: nothing that a node could be made of by itself. */
export type Recognised =
  | { readonly kind: "workflow" }
  | { readonly kind: "foreign"; readonly of: "n8n" | "Node-RED"; readonly name?: string }
  | { readonly kind: "curl" }
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "data"; readonly format: DataFormat }
  | { readonly kind: "other" };

type RecognisedFile = Exclude<Recognised, { kind: "curl" | "address" | "other" }>;

const OTHER: Recognised = { kind: "other" };
const ENDINGS: Readonly<Record<string, DataFormat>> = {
  csv: "csv",
  tsv: "csv",
  tab: "csv",
  json: "json",
  geojson: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  xml: "xml",
  rss: "xml",
  atom: "xml",
  kml: "xml",
  gpx: "xml",
  yaml: "yaml",
  yml: "yaml",
  xlsx: "xlsx",
  txt: "text",
  md: "text",
  markdown: "text",
  log: "text",
};
const CURL = /^\s*(?:\$\s+)?curl(?:\.exe)?\s/;
const MEDIA: ReadonlySet<FileKind> = new Set(["image", "audio", "video", "pdf"]);
/** Lines that are looked at to see whether a text is a table. */
const LOOKED_AT = 20;

/** What a file is, by its ending and its beginning; `head` is at least all of a workflow file. Whatever it is, something can be done with it. */
export function recogniseFile(name: string, type: string, head: string): RecognisedFile {
  const format = ENDINGS[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? (type.startsWith("text/") ? "text" : undefined);
  if (format === undefined) return recogniseContent(name, type, head);
  if (format === "json" || format === "yaml") {
    if (isWorkflow(head)) return { kind: "workflow" };
    const foreign = foreignWorkflow(head);
    if (foreign !== undefined) return foreign;
  }
  return { kind: "data", format };
}

function recogniseContent(name: string, type: string, head: string): RecognisedFile {
  if (MEDIA.has(fileKind({ name, type })) || isBinary(head)) return { kind: "data", format: "file" };
  const found = recogniseText(head);
  return found.kind === "workflow" || found.kind === "foreign" || found.kind === "data" ? found : { kind: "data", format: "text" };
}

/** True where a text was made of bytes that are none in UTF-8; its end may be cut within a character. */
function isBinary(text: string): boolean {
  return text.includes("\0") || text.slice(0, -1).includes("\ufffd");
}

/** What a pasted text is. A text that is only words is `other`. */
export function recogniseText(text: string): Recognised {
  const trimmed = text.trim();
  if (trimmed === "") return OTHER;
  if (CURL.test(text)) return { kind: "curl" };
  if (addressIn(trimmed) !== undefined) return { kind: "address", url: trimmed };
  if (isWorkflow(text)) return { kind: "workflow" };
  const foreign = foreignWorkflow(trimmed);
  if (foreign !== undefined) return foreign;
  const format = formatOf(trimmed);
  return format === undefined ? OTHER : { kind: "data", format };
}

function formatOf(text: string): DataFormat | undefined {
  if (/^[[{]/.test(text)) {
    if (parsed(text) !== undefined) return "json";
    return isNdjson(text) ? "ndjson" : undefined;
  }
  if (/^<(?:\?xml|[a-z_][\w.:-]*[\s/>])/i.test(text) && /<\/[\w.:-]+>\s*$|\/>\s*$/.test(text)) return isHtml(text) ? undefined : "xml";
  if (isTable(text)) return "csv";
  return isYaml(text) ? "yaml" : undefined;
}

/** A workflow of ours, whole or broken: its reader says what is wrong with it. */
function isWorkflow(text: string): boolean {
  return /["']?\bformat["']?\s*:\s*["']?vwmp\//.test(text) || (/["'{\s]nodes["']?\s*:|^nodes\s*:/.test(text) && hasEdges(text));
}

function hasEdges(text: string): boolean {
  return /["']edges["']\s*:\s*\[|^edges\s*:/m.test(text);
}

function foreignWorkflow(text: string): Extract<Recognised, { kind: "foreign" }> | undefined {
  const value = parsed(text);
  if (Array.isArray(value)) {
    const nodeRed = value.some((each) => isObject(each) && typeof each["id"] === "string" && (each["type"] === "tab" || "wires" in each));
    return nodeRed ? { kind: "foreign", of: "Node-RED" } : undefined;
  }
  if (value === undefined || !isObject(value)) return undefined;
  if (!Array.isArray(value["nodes"]) || !isObject(value["connections"])) return undefined;
  return { kind: "foreign", of: "n8n", ...(typeof value["name"] === "string" && { name: value["name"] }) };
}

function isNdjson(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 1 && lines.slice(0, LOOKED_AT).every((line) => parsed(line) !== undefined);
}

function isHtml(text: string): boolean {
  return /^<(?:!doctype\s+html|html|body|div|p|table|span|ul|ol|h\d)\b/i.test(text);
}

/** Two lines and more that one delimiter parts into the same number of cells; sentences with commas are none. */
function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/, LOOKED_AT + 1).slice(0, LOOKED_AT);
  if (lines.length < 2) return false;
  return ["\t", ";", ",", "|"].some((delimiter) => {
    const counts = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, "").split(delimiter).length);
    const [first = 1] = counts;
    if (first < 2 || counts.some((count) => count !== first)) return false;
    return delimiter !== "," || /,\S/.test(text);
  });
}

function isYaml(text: string): boolean {
  if (/^---\s*\n/.test(text)) return true;
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return lines.length > 1 && lines.every((line) => /^\s*(?:- |[\w"'.-]+:(?:\s|$)|-$)/.test(line));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
