import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const zipParams = {
  name: { kind: "text", label: "File name", placeholder: "reports.zip", default: "files.zip" },
  file: { kind: "expression", label: "File", help: "The file of each item.", per: "item", default: "${item}" },
} as const satisfies Fields;

export const zip = defineNode({
  type: "zip",
  title: "Zip",
  icon: "file-archive",
  category: "files",
  aliases: ["zip", "archive", "compress", "pack", "bundle files"],
  docs: {
    summary: "Packs files into one ZIP file.",
    details:
      "It emits one file. A name with `/` lies in a folder; parts that lead out of the archive are left out. The second file of a name gets a number, as in `a_2.txt`. The same files always give the same bytes. Files of more than 200 MB together fail with `too-large`, over 10,000 with `too-many`, anything that is no file with `not-a-file`.",
    examples: [
      {
        title: "All files that came in",
        params: { name: "reports.zip" },
        input: [],
        output: {
          out: [
            {
              $file: "8739c76e681f900923b900c9df0ef75cf421d39cabb54650c4b9ad19b6a76d85",
              name: "reports.zip",
              type: "application/zip",
              size: 22,
            },
          ],
        },
      },
    ],
  },
  mode: "once",
  outputs: [{ name: "out", kind: "file" }],
  params: zipParams,
  summary: "{name}",
  run: lazyRun(async () => (await import("./run/zipFiles.ts")).zipFiles),
});
