import { type HtmlElement, type HtmlNode, htmlAttribute, isBlock, isUnseen } from "./readHtml.ts";

const WRAPS: ReadonlyMap<string, string> = new Map([
  ["b", "**"],
  ["strong", "**"],
  ["i", "*"],
  ["em", "*"],
  ["s", "~~"],
  ["del", "~~"],
  ["strike", "~~"],
]);
const CODE = /^(?:code|kbd|samp|tt)$/;

/** The Markdown of what stands in lines, without spaces around; a break is a `\` at the end of a line. */
export function inlineMarkdown(nodes: readonly HtmlNode[]): string {
  return trim(
    partsOf(nodes, "")
      .replace(/ {2,}/g, " ")
      .replace(/ *\\\n */g, "\\\n"),
  ).replace(/^(?:\\\n)+|(?:\\\n)+$/g, "");
}

/** All text in an element as it is written, spaces and line breaks too. */
export function plainText(node: HtmlNode): string {
  if (node.type === "text") return node.data;
  if (!("children" in node)) return "";
  if ("name" in node && node.name === "br") return "\n";
  return node.children.map(plainText).join("");
}

function partsOf(nodes: readonly HtmlNode[], inside: string): string {
  return nodes.map((node) => partOf(node, inside)).join("");
}

/** `inside`: the marks that are open around it; a mark inside of itself would end it. */
function partOf(node: HtmlNode, inside: string): string {
  if (node.type === "text") return escapeText(node.data.replace(/[\t\n\f\r ]+/g, " "));
  if (!("attribs" in node) || isUnseen(node.name)) return "";
  const { name } = node;
  if (name === "br") return "\\\n";
  if (name === "img") return image(node);
  if (CODE.test(name)) return codeSpan(plainText(node));
  const mark = WRAPS.get(name);
  if (mark !== undefined) {
    const open = `(${mark})`;
    return inside.includes(open) ? partsOf(node.children, inside) : wrapped(partsOf(node.children, inside + open), mark, mark);
  }
  if (name === "q") return `“${partsOf(node.children, inside)}”`;
  const inner = partsOf(node.children, name === "a" ? `${inside}[` : inside);
  if (name !== "a" || inside.includes("[")) return isBlock(name) ? ` ${inner} ` : inner;
  const href = trim(htmlAttribute(node, "href") ?? "");
  return href === "" ? inner : wrapped(inner, "[", `](${address(href)}${title(node)})`);
}

/** Marks around a text; spaces at its ends go outside, since marks beside them mean nothing. */
function wrapped(text: string, open: string, close: string): string {
  const inner = trim(text);
  if (inner === "") return text;
  const [before, after] = [/^[ \n]/.test(text) ? " " : "", /[ \n]$/.test(text) ? " " : ""];
  return `${before}${open}${inner}${close}${after}`;
}

function image(element: HtmlElement): string {
  const source = trim(htmlAttribute(element, "src") ?? "");
  const alt = escapeText((htmlAttribute(element, "alt") ?? "").replace(/\s+/g, " "));
  return source === "" ? alt : `![${alt}](${address(source)}${title(element)})`;
}

function codeSpan(text: string): string {
  const code = trim(text.replace(/[\t\n\f\r ]+/g, " "));
  if (code === "") return "";
  const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const space = code.startsWith("`") || code.endsWith("`") ? " " : "";
  return `${fence}${space}${code}${space}${fence}`;
}

function address(given: string): string {
  const text = given.replace(/[\t\n\r]/g, "");
  return /[ ()<>\\]/.test(text) ? `<${text.replace(/[<>\\]/g, encodeURIComponent)}>` : text;
}

function title(element: HtmlElement): string {
  const text = trim((htmlAttribute(element, "title") ?? "").replace(/\s+/g, " "));
  return text === "" ? "" : ` "${text.replace(/["\\]/g, "\\$&")}"`;
}

/** Escapes what Markdown would read as marks, links, code, tags or entities. */
function escapeText(text: string): string {
  return text.replace(/[\\`*[\]<]|~(?=~)|(?<=~)~|&(?=#?\w+;)/g, "\\$&").replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
}

/** Without the spaces of HTML at its ends; one that does not break is no such space. */
function trim(text: string): string {
  return text.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, "");
}
