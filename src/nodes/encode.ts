import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const encodeParams = {
  text: { kind: "text", label: "Text", multiline: true, default: "${item.text}" },
  do: {
    kind: "choice",
    label: "Do",
    options: [
      { value: "encode", label: "Encode" },
      { value: "decode", label: "Decode" },
    ],
    default: "encode",
  },
  format: {
    kind: "choice",
    label: "Format",
    options: [
      { value: "base64", label: "Base64" },
      { value: "base64url", label: "Base64 for URLs" },
      { value: "hex", label: "Hex" },
      { value: "url", label: "URL" },
      { value: "html", label: "HTML entities" },
    ],
    default: "base64",
  },
  as: { kind: "text", label: "Into field", help: "Empty: a new item with the field text.", placeholder: "encoded", default: "" },
} as const satisfies Fields;

export const encode = defineNode({
  type: "encode",
  title: "Encode",
  icon: "binary",
  category: "formats",
  aliases: ["base64", "base64url", "hex", "url encode", "percent", "html entities", "escape", "decode", "unescape"],
  docs: {
    summary: "Encodes a text as base64, hex, for a URL or for HTML, or decodes it.",
    details:
      "A text is taken and given as UTF-8; bytes that are no text fail with `not-text`, a text that is not in the format with `bad-encoding`. Base64 for URLs has no padding, and both kinds are decoded with or without it. Encoding for HTML writes `&`, `<`, `>` and both quotes as entities; decoding reads these, `&nbsp;` and all numeric ones, and leaves other names as they are. Decoding a URL leaves `+` as it is. Without **Into field** the result is a new item with the field `text`.",
    examples: [
      { title: "As base64", params: { text: "Käse" }, output: { out: [{ text: "S8Okc2U=" }] } },
      { title: "Out of a URL", params: { text: "a%20%C3%A4", do: "decode", format: "url" }, output: { out: [{ text: "a ä" }] } },
      {
        title: "Into a page",
        params: { text: "<b>\"5\" & '6'", format: "html" },
        output: { out: [{ text: "&lt;b&gt;&quot;5&quot; &amp; &#39;6&#39;" }] },
      },
    ],
  },
  params: encodeParams,
  summary: "{do}: {format}",
  run: lazyRun(async () => (await import("./run/encodeText.ts")).encodeText),
});
