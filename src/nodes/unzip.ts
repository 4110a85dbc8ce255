import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const unzipParams = {
  file: { kind: "expression", label: "File", help: "The ZIP file.", default: "${item}" },
  most: { kind: "number", label: "At most, in MB", help: "Of all files together.", min: 1, max: 1000, default: 200 },
  files: { kind: "number", label: "At most, files", min: 1, max: 100_000, integer: true, default: 10_000 },
} as const satisfies Fields;

export const unzip = defineNode({
  type: "unzip",
  title: "Unzip",
  icon: "package-open",
  category: "files",
  aliases: ["unzip", "zip", "archive", "extract", "unpack", "decompress"],
  docs: {
    summary: "Emits each file of a ZIP file.",
    details:
      "A file keeps its folder in its name, as in `2024/may.csv`; parts of a name that lead out of the archive, and drives, are left out. Folders are passed over. What is no ZIP file, or is damaged, fails with `bad-zip`; encrypted files, ZIP64 and other methods than deflate with `zip-not-supported`. More files than allowed fail with `too-many`, more bytes with `too-large`, and over 10 MB that are more than 200 times the size of the ZIP file with `expands-too-much`, before they are expanded. The ZIP file itself may have 200 MB.",
    examples: [{ title: "The file that came in", params: { file: "${item}" } }],
  },
  outputs: [{ name: "out", kind: "file" }],
  params: unzipParams,
  summary: "at most {files} files",
  run: lazyRun(async () => (await import("./run/unzipFile.ts")).unzipFile),
});
