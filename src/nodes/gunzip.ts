import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const gunzipParams = {
  file: { kind: "expression", label: "File", help: "The file item.", default: "${item}" },
  most: { kind: "number", label: "At most, in MB", help: "A file that becomes larger fails.", min: 1, max: 4000, default: 200 },
} as const satisfies Fields;

export const gunzip = defineNode({
  type: "gunzip",
  title: "Expand gzip",
  icon: "expand",
  category: "files",
  aliases: ["gunzip", "gz", "decompress", "unpack", "inflate", "ungzip"],
  docs: {
    summary: "Expands a file that was compressed with gzip.",
    details:
      "The file is expanded piece by piece; the ending `.gz` leaves its name. What is no gzip, is cut off or damaged fails with `bad-gzip`. One that becomes larger than **At most** fails with `too-large` before the rest is expanded, and so does, with `expands-too-much`, one that becomes over 10 MB and more than 200 times as large as it was.",
    examples: [{ title: "The file that came in", params: { file: "${item}" } }],
  },
  outputs: [{ name: "out", kind: "file" }],
  params: gunzipParams,
  summary: "at most {most} MB",
  run: lazyRun(async () => (await import("./run/gunzipFile.ts")).gunzipFile),
});
