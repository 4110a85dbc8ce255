import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const imageParams = {
  file: { kind: "expression", label: "File", help: "The picture: a file, or its bytes as base64.", default: "${item}" },
  crop: {
    kind: "text",
    label: "Cut out",
    help: "Left, top, width and height in pixels, first of all.",
    placeholder: "0, 0, 400, 300",
    default: "",
  },
  width: { kind: "number", label: "Width", help: "0: as the height asks.", min: 0, max: 8000, integer: true, default: 0 },
  height: { kind: "number", label: "Height", help: "0: as the width asks.", min: 0, max: 8000, integer: true, default: 0 },
  fit: {
    kind: "choice",
    label: "Where the shape differs",
    options: [
      { value: "inside", label: "Keep all of it" },
      { value: "cover", label: "Fill, and cut the sides" },
      { value: "stretch", label: "Stretch" },
    ],
    default: "inside",
  },
  format: {
    kind: "choice",
    label: "Format",
    options: [
      { value: "png", label: "PNG" },
      { value: "jpeg", label: "JPEG" },
      { value: "webp", label: "WebP" },
    ],
    default: "png",
  },
  quality: {
    kind: "number",
    label: "Quality",
    help: "In per cent.",
    min: 1,
    max: 100,
    default: 85,
    showIf: { param: "format", in: ["jpeg", "webp"] },
  },
  name: { kind: "text", label: "File name", help: "Empty: that of the picture. The ending is added.", default: "" },
} as const satisfies Fields;

export const image = defineNode({
  type: "image",
  title: "Edit image",
  icon: "image",
  category: "files",
  aliases: ["picture", "photo", "resize", "crop", "thumbnail", "convert image", "png", "jpeg", "webp", "scale"],
  docs: {
    summary: "Cuts, resizes and converts a picture.",
    details:
      "It emits the new picture as a file, in the place of the item. First a part is cut out, then the size is changed; with one side given the other follows. JPEG has no transparency: white lies behind it. PNG, JPEG, WebP, GIF (the first picture of it) and what else the browser reads can come in.\n\nIt runs only in the studio, since the browser does the work: the bytes may differ from browser to browser. What is no picture fails with `bad-picture`, a part outside of it with `bad-crop`, a file over 50 MB with `file-too-large`.",
    examples: [{ title: "A thumbnail", params: { width: 200, height: 200, fit: "cover", format: "jpeg" } }],
  },
  place: "studio",
  outputs: [{ name: "out", kind: "file" }],
  params: imageParams,
  summary: "{width} × {height} {format}",
  run: lazyRun(async () => (await import("./run/editImage.ts")).editImage),
});
