import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { intoField } from "./support/intoField.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const htmlToMarkdownParams = {
  text: { kind: "text", label: "HTML", multiline: true, default: "${item.html}" },
  as: { ...intoField, help: "Empty: the Markdown becomes the item.", default: "text" },
} as const satisfies Fields;

export const htmlToMarkdown = defineNode({
  type: "html-to-markdown",
  title: "HTML to Markdown",
  icon: "file-pen",
  category: "formats",
  aliases: ["html", "markdown", "md", "convert", "turndown", "web page to text", "readable text", "strip tags"],
  docs: {
    summary: "Makes Markdown of HTML.",
    details:
      "Headings, paragraphs, emphasis, links, images, lists in lists, code, quotes, tables, lines and breaks become Markdown; other tags leave their text, scripts and styles nothing. What would mean something in Markdown is escaped. Of a table the first row is the heading; cells lose their line breaks. Nesting beyond 400 levels fails with `too-deep`, a text over 16 MB with `text-too-large`.",
    examples: [
      {
        title: "A part of a page",
        params: { as: "" },
        input: [{ html: '<h2>News</h2><p>Read <a href="https://example.org/a">more</a>, <b>now</b>.</p><ol><li>One<li>Two</ol>' }],
        output: { out: ["## News\n\nRead [more](https://example.org/a), **now**.\n\n1. One\n2. Two\n"] },
      },
    ],
  },
  params: htmlToMarkdownParams,
  summary: "{text}",
  run: lazyRun(async () => (await import("./run/writeMarkdown.ts")).writeMarkdown),
});
