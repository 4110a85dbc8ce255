import { NodeError } from "../../model/failure.ts";
import { inlineMarkdown, plainText } from "./htmlInline.ts";
import { type HtmlElement, type HtmlNode, type HtmlPage, htmlAttribute, isBlock, isUnseen } from "./readHtml.ts";

/** Characters that lists and quotes may move to the right: each level moves all that is in it. */
const MOST_MOVED = 256 * 1024 * 1024;
const MOST_CELLS = 4 * 1024 * 1024;

type Budget = { left: number };

/** The Markdown of a page or a part of one, with a line end behind it; empty where there is nothing to read. */
export function htmlMarkdown(page: HtmlPage): string {
  const text = blocksOf(page.children, { left: MOST_MOVED }).join("\n\n");
  return text === "" ? "" : `${text}\n`;
}

/** Each block for itself: what stands side by side in lines becomes a paragraph. */
function blocksOf(nodes: readonly HtmlNode[], budget: Budget): string[] {
  const blocks: string[] = [];
  let line: HtmlNode[] = [];
  const endLine = (): void => {
    const text = startsSafely(inlineMarkdown(line));
    if (text !== "") blocks.push(text);
    line = [];
  };
  for (const node of nodes) {
    if (!isElement(node) || node.name === "br" || !holdsBlock(node)) line.push(node);
    else if (!isUnseen(node.name)) {
      endLine();
      blocks.push(...blockOf(node, budget));
    }
  }
  endLine();
  return blocks;
}

function blockOf(element: HtmlElement, budget: Budget): string[] {
  const { name, children } = element;
  if (/^h[1-6]$/.test(name)) {
    const text = oneLine(children);
    return text === "" ? [] : [`${"#".repeat(Number(name[1]))} ${text}`];
  }
  if (name === "hr") return ["---"];
  if (name === "pre") return [codeBlock(element)];
  if (name === "ul" || name === "ol") return list(element, budget);
  if (name === "table") return table(element, budget);
  const blocks = blocksOf(children, budget);
  return name === "blockquote" && blocks.length > 0 ? [behind("> ", blocks.join("\n\n"), "> ", budget)] : blocks;
}

/** Lists stand right under the text of their item, other blocks behind an empty line. */
function list(element: HtmlElement, budget: Budget): string[] {
  let number = Number.parseInt(htmlAttribute(element, "start") ?? "1", 10);
  if (!(number >= 0 && number < 1e9)) number = 1;
  const items = element.children.flatMap((child) => {
    const blocks = isElement(child)
      ? child.name === "li"
        ? itemBlocks(child, budget)
        : blocksOf([child], budget)
      : blocksOf([child], budget);
    if (blocks.length === 0 && !(isElement(child) && child.name === "li")) return [];
    const mark = element.name === "ol" ? `${number}. ` : "- ";
    number += 1;
    return [behind(mark, blocks.join("\n"), " ".repeat(mark.length), budget).trimEnd()];
  });
  return items.length === 0 ? [] : [items.join("\n")];
}

function itemBlocks(item: HtmlElement, budget: Budget): string[] {
  const checks = item.children.filter(isElement).filter((one) => one.name === "input" && htmlAttribute(one, "type") === "checkbox");
  const [check] = checks;
  const blocks = blocksOf(item.children, budget).map((block, at) => (at === 0 || /^(?:- |\d+\. )/.test(block) ? block : `\n${block}`));
  if (check === undefined) return blocks;
  return [`[${htmlAttribute(check, "checked") === undefined ? " " : "x"}] ${blocks[0] ?? ""}`, ...blocks.slice(1)];
}

function codeBlock(element: HtmlElement): string {
  const code = element.children.find((child) => isElement(child) && child.name === "code") as HtmlElement | undefined;
  const language = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(htmlAttribute(code ?? element, "class") ?? "")?.[1] ?? "";
  const text = plainText(element).replace(/^\n|\n$/g, "");
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table of one column, or one that holds tables, lays out a page: its cells are blocks. */
function table(element: HtmlElement, budget: Budget): string[] {
  const rows = within(element, "tr").map((row) => row.children.filter(isElement).filter(({ name }) => name === "td" || name === "th"));
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns < 2 || rows.some((row) => row.some((cell) => within(cell, "table").length > 0))) {
    return rows.flatMap((row) => row.flatMap((cell) => blocksOf(cell.children, budget)));
  }
  const line = (cells: readonly string[]) => `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  const [head = "", ...body] = rows.map((row) => line(row.map((cell) => oneLine(cell.children).replace(/(?<!\\)\|/g, "\\|"))));
  if (columns * rows.length > MOST_CELLS) throw tooLarge();
  const caption = within(element, "caption").flatMap(({ children }) => blocksOf(children, budget));
  return [...caption, [head, line(Array.from({ length: columns }, () => "---")), ...body].join("\n")];
}

/** The elements of this name in `element`, but not those inside of one of them or of a table in it. */
function within(element: HtmlElement, name: string): HtmlElement[] {
  return element.children.filter(isElement).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === "table" ? [] : within(child, name);
  });
}

function oneLine(nodes: readonly HtmlNode[]): string {
  return inlineMarkdown(nodes).replace(/\\?\n/g, " ");
}

/** The text with `first` before its first line and `rest` before the others; an empty line stays empty but for what is no space. */
function behind(first: string, text: string, rest: string, budget: Budget): string {
  const empty = rest.trimEnd();
  const lines = text.split("\n");
  budget.left -= text.length + lines.length * rest.length;
  if (budget.left < 0) throw tooLarge();
  return lines.map((line, at) => (at === 0 ? `${first}${line}` : line === "" ? empty : `${rest}${line}`)).join("\n");
}

function tooLarge(): NodeError {
  const hint = "Pages made to overload readers look like this; take out the part that is needed.";
  return new NodeError("too-large", "The page is nested and large beyond what can be written as Markdown.", { param: "text", hint });
}

/** Escapes what would be a heading, a list, a quote or a line at the beginning of a line. */
function startsSafely(text: string): string {
  return text.replace(/^(?:(#{1,6}|[-+])(?=\s|$)|([>=~-])|(\d{1,9})([.)])(?=\s|$))/gm, (_, mark, sign, number, dot) =>
    number === undefined ? `\\${mark ?? sign}` : `${number}\\${dot}`,
  );
}

const HOLDS = new WeakMap<HtmlElement, boolean>();

/** True for a block, and for what has one in it. */
function holdsBlock(element: HtmlElement): boolean {
  const known = HOLDS.get(element);
  if (known !== undefined) return known;
  const inner = (child: HtmlNode): boolean => isElement(child) && child.name !== "br" && holdsBlock(child);
  const holds = isBlock(element.name) || isUnseen(element.name) || element.children.some(inner);
  HOLDS.set(element, holds);
  return holds;
}

function isElement(node: HtmlNode): node is HtmlElement {
  return "attribs" in node;
}
