import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { htmlToMarkdownParams } from "../html-to-markdown.ts";
import { withField } from "../support/ai/answerItem.ts";
import { htmlMarkdown } from "../support/htmlMarkdown.ts";
import { readHtml } from "../support/readHtml.ts";
import { limitText } from "../support/readSource.ts";
import { requireText } from "../support/requireText.ts";

/** The item with the Markdown of HTML in a field, or the Markdown alone. */
export function writeMarkdown({ item, params }: RunContext<typeof htmlToMarkdownParams>): RunResult {
  const text = limitText(requireText(params.text, "text", "HTML"), "text", 16);
  return withField(item, params.as, htmlMarkdown(readHtml(text, "text")));
}
