import { Marked, type RendererObject, type TokenizerObject, type Tokens } from "marked";
import { NodeError } from "../../model/failure.ts";
import { DEFAULT_LIMITS } from "../../model/limits.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { markdownToHtmlParams } from "../markdown-to-html.ts";
import { withField } from "../support/ai/answerItem.ts";
import { encodeHtml } from "../support/htmlEntities.ts";
import { limitText } from "../support/readSource.ts";
import { requireText } from "../support/requireText.ts";

const MARKERS = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){0,4000}/gm;
const SAFE_ADDRESS = /^(?:(?:https?|mailto|tel):|[^:&]*(?:[/?#]|$))/i;

/** Characters looked through for the ends of emphasis: a paragraph of nothing but marks would take hours. */
const MOST_LOOKED_AT = 50_000_000;

const SAFE_RENDERER: RendererObject = {
  html: ({ text }: Tokens.HTML | Tokens.Tag) => encodeHtml(text),
  link(token) {
    return isSafe(token.href) ? false : this.parser.parseInline(token.tokens);
  },
  image: (token) => (isSafe(token.href) ? false : encodeHtml(token.text)),
};

/** The item with the HTML of Markdown in a field, or the HTML alone. */
export function renderMarkdown({ item, params }: RunContext<typeof markdownToHtmlParams>): RunResult {
  const text = limitText(requireText(params.text, "text", "Markdown"), "text", 2);
  const tooDeep = new NodeError("too-deep", `The Markdown is nested deeper than ${DEFAULT_LIMITS.depth} levels.`, { param: "text" });
  if (isDeeper(text)) throw tooDeep;
  try {
    const marked = new Marked({ gfm: true, breaks: params.breaks, tokenizer: boundedTokenizer() });
    if (params.html === "escape") marked.use({ renderer: SAFE_RENDERER });
    return withField(item, params.as, marked.parse(text, { async: false }));
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep;
    throw error;
  }
}

/** The tokenizer of Marked, but for a limit of what it looks at; each text needs one of its own. */
function boundedTokenizer(): TokenizerObject {
  let left = MOST_LOOKED_AT;
  return {
    emStrong(src) {
      if (src.startsWith("*") || src.startsWith("_")) left -= src.length;
      if (left >= 0) return false;
      throw new NodeError("too-many-marks", "The Markdown has more marks of emphasis in its paragraphs than can be read.", {
        param: "text",
        hint: "Put an empty line between paragraphs, or stand the text in a code block.",
      });
    },
  };
}

/** True where a line begins with more marks of quotes and lists than may be; lists nested by indentation end at the stack instead. */
function isDeeper(text: string): boolean {
  for (const [marks] of text.matchAll(MARKERS)) if (marks.replace(/[ \t\d]/g, "").length > DEFAULT_LIMITS.depth) return true;
  return false;
}

/** A relative address, or one of a scheme that runs nothing; what hides its scheme behind control characters or entities is neither. */
function isSafe(href: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass over them, and so hide the scheme.
  return SAFE_ADDRESS.test(href.replace(/[\u0000-\u0020]/g, ""));
}
