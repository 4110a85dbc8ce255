import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { feedParseParams } from "../feed-parse.ts";
import { feedDate } from "../support/feedDate.ts";
import { parseJson } from "../support/parseJson.ts";
import { readSourceText } from "../support/readSource.ts";
import { attributeOf, childrenOf, textOf, type XmlElement, xmlElements } from "../support/xmlElements.ts";

/** An item for each entry of a feed. */
export async function parseFeed({ params, host }: RunContext<typeof feedParseParams>): Promise<JsonObject[]> {
  const text = await readSourceText(params, host, "feed");
  return text.trimStart().startsWith("{")
    ? jsonEntries(parseJson(text, { param: params.from }), params.from)
    : xmlEntries(text, params.from);
}

function xmlEntries(text: string, param: string): JsonObject[] {
  const root = xmlElements(text, param)[0];
  if (root?.name === "feed") return childrenOf(root, "entry").map(entry);
  if (root?.name === "rdf:RDF") return childrenOf(root, "item").map(entry);
  const channel = root?.name === "rss" ? childrenOf(root, "channel")[0] : undefined;
  if (channel === undefined) throw notFeed(param);
  return childrenOf(channel, "item").map(entry);
}

function entry(element: XmlElement): JsonObject {
  const link = linkOf(element);
  const author = childrenOf(element, "author")[0];
  return {
    id: first(element, ["guid", "id"]) ?? attributeOf(element, "rdf:about") ?? link,
    title: first(element, ["title"]),
    link,
    published: feedDate(first(element, ["pubDate", "published", "dc:date", "updated"])),
    summary: first(element, ["description", "summary"]),
    content: first(element, ["content:encoded", "content"]),
    author: (author && first(author, ["name"])) ?? first(element, ["dc:creator", "author"]),
  };
}

function linkOf(element: XmlElement): string | null {
  const links = childrenOf(element, "link");
  const best = links.find((link) => (attributeOf(link, "rel") ?? "alternate") === "alternate") ?? links[0];
  return best === undefined ? null : (attributeOf(best, "href") ?? (textOf(best).trim() || null));
}

function first(element: XmlElement, names: readonly string[]): string | null {
  for (const name of names) {
    const found = childrenOf(element, name)[0];
    const text = found === undefined ? "" : textOf(found).trim();
    if (text !== "") return text;
  }
  return null;
}

function jsonEntries(feed: Json, param: string): JsonObject[] {
  const items = isObject(feed) ? own(feed as JsonObject, "items") : undefined;
  if (!Array.isArray(items)) throw notFeed(param);
  return (items as readonly Json[]).map((value, at) => {
    if (!isObject(value)) throw badEntry(value, at, param);
    const item = value as JsonObject;
    const link = textAt(item, ["url", "external_url"]);
    const authors = own(item, "authors");
    const author = Array.isArray(authors) ? (authors[0] as Json | undefined) : own(item, "author");
    return {
      id: textAt(item, ["id"]) ?? link,
      title: textAt(item, ["title"]),
      link,
      published: feedDate(textAt(item, ["date_published", "date_modified"])),
      summary: textAt(item, ["summary"]),
      content: textAt(item, ["content_html", "content_text"]),
      author: isObject(author) ? textAt(author as JsonObject, ["name"]) : null,
    };
  });
}

function textAt(item: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const value = own(item, name);
    if (typeof value === "number" || (typeof value === "string" && value !== "")) return String(value);
  }
  return null;
}

function badEntry(value: Json, at: number, param: string): NodeError {
  const found = value === null ? "null" : `a ${Array.isArray(value) ? "list" : typeof value}`;
  return new NodeError("bad-feed-entry", `Entry ${at + 1} of the JSON feed is ${found}, not an object.`, {
    param,
    hint: "Check that the text is the feed itself, or parse it as JSON and take the entries that are sound.",
  });
}

function notFeed(param: string): NodeError {
  return new NodeError("not-a-feed", "The text is no RSS, Atom, RDF or JSON feed.", { param });
}
