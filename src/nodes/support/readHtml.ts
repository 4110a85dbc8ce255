import { DomHandler, Parser, type parseDocument } from "htmlparser2";
import { NodeError } from "../../model/failure.ts";

/** A page or a part of one. */
export type HtmlPage = ReturnType<typeof parseDocument>;
export type HtmlNode = HtmlPage["children"][number];
export type HtmlElement = Extract<HtmlNode, { readonly attribs: unknown }>;

const DEEPEST = 400;

/** HTML as browsers read it, more or less: nothing is wrong syntax. Beyond 400 levels it fails with `too-deep`, before anything walks it. */
export function readHtml(text: string, param: string): HtmlPage {
  const handler = new LimitedHandler(param);
  const parser = new Parser(handler, { decodeEntities: true });
  parser.end(text);
  return handler.root;
}

class LimitedHandler extends DomHandler {
  readonly #param: string;

  constructor(param: string) {
    super();
    this.#param = param;
  }

  override onopentag(name: string, attributes: { [key: string]: string }): void {
    super.onopentag(name, attributes);
    if (this.tagStack.length <= DEEPEST) return;
    throw new NodeError("too-deep", `The HTML is nested deeper than ${DEEPEST} levels.`, {
      param: this.#param,
      hint: "Pages made to overload readers look like this; take out the part that is needed.",
    });
  }
}

/** The value of an attribute, undefined where it is missing; names such as `constructor` are nothing special. */
export function htmlAttribute(element: HtmlElement, name: string): string | undefined {
  return Object.hasOwn(element.attribs, name) ? element.attribs[name] : undefined;
}

const UNSEEN: ReadonlySet<string> = new Set(["script", "style", "template", "noscript", "head", "title", "iframe", "object"]);

/** Elements whose content a reader does not see. */
export function isUnseen(name: string): boolean {
  return UNSEEN.has(name);
}

const BLOCKS =
  /^(?:address|article|aside|blockquote|body|br|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/;

/** True for elements that stand on lines of their own, `br` too. */
export function isBlock(name: string): boolean {
  return BLOCKS.test(name);
}

/** The text a reader sees: spaces in one piece, blocks apart by one, nothing of scripts and styles but where they are asked for themselves. */
export function seenText(node: HtmlPage | HtmlNode): string {
  return rawText(node, true)
    .replace(/[\t\n\f\r ]+/g, " ")
    .trim();
}

function rawText(node: HtmlPage | HtmlNode, asked: boolean): string {
  if (node.type === "text") return node.data;
  if (!("children" in node)) return "";
  const name = "name" in node ? node.name : "";
  if (!asked && isUnseen(name)) return "";
  const inner = node.children.map((child) => rawText(child, false)).join("");
  return isBlock(name) ? ` ${inner} ` : inner;
}
