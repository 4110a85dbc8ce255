import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";
import type { PickedFile } from "../model/field.ts";
import type { JsonObject } from "../model/json.ts";
import { fromBase64, toBase64 } from "./support/base64.ts";
import { decodeText } from "./support/decodeText.ts";
import { mediaType } from "./support/mediaType.ts";

type Loaded = { readonly name: string; readonly type: string; readonly bytes?: Uint8Array; readonly text?: string };

export const readFile = defineNode({
  type: "read-file",
  title: "Read file",
  icon: "file-up",
  category: "files",
  aliases: ["file", "open", "load", "upload", "import", "pick", "disk", "attachment"],
  docs: {
    summary: "Reads a picked file, or a file on disk where the workflow runs in Node.",
    details:
      "It emits one item: `name`, `type`, `size` in bytes, and `text` or `base64`. A picked file is kept inside the workflow, so that it runs anywhere. A path needs Node and the permission to read it; a relative one starts where the run was started. When both are set, the picked file counts.",
    examples: [
      {
        title: "A picked file",
        params: { file: { name: "cities.csv", type: "text/csv", text: "city\nKöln\n" } },
        output: { out: [{ name: "cities.csv", type: "text/csv", size: 11, text: "city\nKöln\n" }] },
      },
      {
        title: "As base64",
        params: { file: { name: "hi.txt", text: "hi" }, as: "base64" },
        output: { out: [{ name: "hi.txt", type: "text/plain", size: 2, base64: "aGk=" }] },
      },
      { title: "A file on disk", params: { path: "data/orders.csv" } },
    ],
  },
  effects: "read",
  params: {
    file: { kind: "file", label: "File", help: "Kept inside the workflow." },
    path: {
      kind: "text",
      label: "Path",
      help: "Instead of a picked file: a file on disk, in Node only.",
      placeholder: "data/orders.csv",
      default: "",
      capability: "read",
    },
    as: {
      kind: "choice",
      label: "Read as",
      options: [
        { value: "text", label: "Text" },
        { value: "base64", label: "Bytes, as base64" },
      ],
      default: "text",
    },
    encoding: {
      kind: "choice",
      label: "Encoding",
      options: [
        { value: "utf-8", label: "UTF-8" },
        { value: "utf-16le", label: "UTF-16" },
        { value: "windows-1252", label: "Western European (Windows)" },
      ],
      default: "utf-8",
      showIf: { param: "as", in: ["text"] },
    },
  },
  summary: "{file} {path}",
  async run({ params, host }) {
    const { file, path, as, encoding } = params;
    if (file === undefined && path === "") {
      throw new NodeError("no-file", "No file is picked and no path is set.", {
        param: "file",
        hint: "Pick a file, or set a path (Node only).",
      });
    }
    const loaded = file !== undefined ? picked(file) : { name: nameOf(path), type: mediaType(path), bytes: await host.readFile(path) };
    return itemOf(loaded, as, encoding);
  },
});

function picked({ name, type, text, base64 }: PickedFile): Loaded {
  const about = { name, type: type ?? mediaType(name) };
  if (text !== undefined) return { ...about, text };
  return { ...about, bytes: fromBase64(base64 ?? "", "file") };
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== "") ?? path;
}

function itemOf(file: Loaded, as: "text" | "base64", encoding: string): JsonObject {
  const { name, type, text } = file;
  const bytes = file.bytes ?? new TextEncoder().encode(text);
  if (as === "base64") return { name, type, size: bytes.length, base64: toBase64(bytes) };
  const param = file.text === undefined ? "encoding" : "file";
  return { name, type, size: bytes.length, text: text ?? decodeText(bytes, encoding, { what: `“${name}”`, param }) };
}
