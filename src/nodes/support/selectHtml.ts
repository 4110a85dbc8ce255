import { compile, type Options, selectAll } from "css-select";
import * as DomUtils from "domutils";
import { NodeError } from "../../model/failure.ts";
import type { HtmlElement, HtmlNode, HtmlPage } from "./readHtml.ts";

const LONGEST = 1000;
const MOST_STEPS = 50_000_000;

/** Finds the elements a CSS selector matches inside of a node, in their order. */
export type Select = (selector: string, inside: HtmlPage | HtmlElement, param: string) => readonly HtmlElement[];

/**
 * A search that fails with `bad-selector` for what is no selector, and with `selector-too-slow` once all that it is asked for takes too
 * many steps: a selector such as `a b c d e` on a page of deep nesting tries each way to match.
 */
export function htmlSelect(): Select {
  const compiled = new Map<string, ReturnType<typeof compile<HtmlNode, HtmlElement>>>();
  let left = MOST_STEPS;
  let asked = { selector: "", param: "" };
  const spend = (steps: number): void => {
    left -= steps;
    if (left >= 0) return;
    throw new NodeError("selector-too-slow", `Looking for “${asked.selector}” takes too many steps on this page.`, {
      param: asked.param,
      hint: "Use fewer parts in the selector, or > in place of spaces.",
    });
  };
  const adapter = {
    ...DomUtils,
    isTag: (node: HtmlNode): node is HtmlElement => "attribs" in node,
    getParent(node: HtmlElement) {
      spend(1);
      return DomUtils.getParent(node);
    },
    getSiblings(node: HtmlNode) {
      const siblings = DomUtils.getSiblings(node);
      spend(siblings.length);
      return siblings;
    },
    getChildren(node: HtmlNode) {
      const children = DomUtils.getChildren(node);
      spend(children.length);
      return children;
    },
  } as unknown as NonNullable<Options<HtmlNode, HtmlElement>["adapter"]>;
  return (selector, inside, param) => {
    asked = { selector, param };
    let query = compiled.get(selector);
    if (query === undefined) {
      query = compileSelector(selector, param, { adapter });
      compiled.set(selector, query);
    }
    return selectAll(query, inside.children, { adapter });
  };
}

function compileSelector(selector: string, param: string, options: Options<HtmlNode, HtmlElement>) {
  const bad = (reason: string) =>
    new NodeError("bad-selector", `“${selector.slice(0, 80)}” is no CSS selector: ${reason}.`, {
      param,
      hint: "Write it as in a style sheet, for example table.prices td:first-child.",
    });
  if (selector.length > LONGEST) throw bad(`it has more than ${LONGEST} characters`);
  try {
    return compile<HtmlNode, HtmlElement>(selector, options);
  } catch (error) {
    throw bad(error instanceof Error ? error.message.replace(/\.$/, "") : "it cannot be read");
  }
}
