import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const markdownToHtmlParams = {
  text: { kind: "text", label: "Markdown", multiline: true, default: "${item.text}" },
  html: {
    kind: "choice",
    label: "HTML in it",
    options: [
      { value: "escape", label: "Show its tags as text" },
      { value: "keep", label: "Keep it" },
    ],
    default: "escape",
  },
  breaks: { kind: "boolean", label: "Keep line breaks", help: "Off: only two spaces at its end break a line.", default: false },
  as: { ...intoField, help: "Empty: the HTML becomes the item.", default: "html" },
} as const satisfies Fields;

export const markdownToHtml = defineNode({
  type: "markdown-to-html",
  title: "Markdown to HTML",
  icon: "pilcrow",
  category: "formats",
  aliases: ["markdown", "md", "html", "render", "convert", "gfm", "mail body"],
  docs: {
    summary: "Makes HTML of Markdown.",
    details:
      "CommonMark with the tables, task lists, struck-out text and bare links of GitHub. HTML in the text is shown as text, and links and images that lead elsewhere than to `http`, `https`, `mailto`, `tel` or a relative address lose their address, so the result is safe to show; with **Keep it** all passes as it is written, and the result is as safe as its source. More than 200 levels of quotes and lists fail with `too-deep`, a paragraph of tens of thousands of marks with `too-many-marks`, a text over 2 MB with `text-too-large`.",
    examples: [
      {
        title: "A heading and a list",
        params: {},
        input: [{ text: "# Hi\n\n- **bold** & <b>tag</b>\n- [link](https://example.org)" }],
        output: {
          out: [
            {
              text: "# Hi\n\n- **bold** & <b>tag</b>\n- [link](https://example.org)",
              html: '<h1>Hi</h1>\n<ul>\n<li><strong>bold</strong> &amp; &lt;b&gt;tag&lt;/b&gt;</li>\n<li><a href="https://example.org">link</a></li>\n</ul>\n',
            },
          ],
        },
      },
    ],
  },
  params: markdownToHtmlParams,
  summary: "{text}",
  run: lazyRun(async () => (await import("./run/renderMarkdown.ts")).renderMarkdown),
});
