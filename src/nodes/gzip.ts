import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const gzipParams = {
  file: { kind: "expression", label: "File", help: "The file item.", default: "${item}" },
  level: { kind: "number", label: "Level", help: "1 is fast, 9 is small.", min: 1, max: 9, integer: true, default: 6 },
} as const satisfies Fields;

export const gzip = defineNode({
  type: "gzip",
  title: "Compress with gzip",
  icon: "shrink",
  category: "files",
  aliases: ["gzip", "gz", "compress", "pack", "deflate"],
  docs: {
    summary: "Compresses a file with gzip.",
    details:
      "The file is compressed piece by piece, and may be of any size. Its name gets the ending `.gz`; the same file always gives the same bytes. Anything that is no file fails with `not-a-file`.",
    examples: [{ title: "The file that came in", params: { file: "${item}" } }],
  },
  outputs: [{ name: "out", kind: "file" }],
  params: gzipParams,
  summary: "level {level}",
  run: lazyRun(async () => (await import("./run/gzipFile.ts")).gzipFile),
});
