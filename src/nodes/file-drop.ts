import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const fileDropParams = {
  accept: {
    kind: "texts",
    label: "Accept",
    help: "Endings such as .csv, or media types such as image/*; empty: every file.",
    default: [],
  },
  sample: { kind: "file", label: "Sample", help: "The file of a run for which none was dropped." },
} as const satisfies Fields;

export const fileDrop = defineNode({
  type: "file-drop",
  title: "File drop",
  icon: "file-input",
  category: "start",
  aliases: ["upload", "pick files", "drag and drop", "attachment", "file trigger", "open files"],
  docs: {
    summary: "Starts with files that somebody picked or dropped.",
    details:
      "It emits an item for each file: a file by reference, whose bytes the nodes that follow read when they need them. An event may hold files by reference, or with their content as `{ name, type, text }` or `{ name, type, base64 }`, which are kept first.\n\nA file that **Accept** leaves out fails with `wrong-file`, an item that is no file with `bad-event`. A run for which nothing was dropped gets the sample, or no items where there is none.",
    examples: [
      {
        title: "Tried with a sample",
        params: { accept: [".csv"], sample: { name: "a.csv", type: "text/csv", text: "a\n1\n" } },
        output: {
          out: [
            {
              $file: "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc",
              name: "a.csv",
              type: "text/csv",
              size: 4,
            },
          ],
        },
      },
    ],
  },
  effects: "read",
  mode: "once",
  trigger: true,
  event: "files",
  inputs: [],
  outputs: [{ name: "out", kind: "file" }],
  params: fileDropParams,
  summary: "{accept}",
  run: lazyRun(async () => (await import("./run/takeFiles.ts")).takeFiles),
});
