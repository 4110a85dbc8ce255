import { defineNode } from "../model/defineNode.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { sourceFields } from "./support/sourceFields.ts";

export const feedParseParams = sourceFields;

export const feedParse = defineNode({
  type: "feed-parse",
  title: "Parse feed",
  icon: "rss",
  category: "formats",
  aliases: ["rss", "atom", "feed", "rdf", "json feed", "news", "podcast", "blog"],
  docs: {
    summary: "Makes an item of each entry of an RSS, Atom, RDF or JSON feed.",
    details:
      "Each item has `id`, `title`, `link`, `published`, `summary`, `content` and `author`; what the feed does not say is `null`. `published` is ISO text in UTC, and `null` where the date has no time zone or is none. Only the five entities of XML and character numbers are read; a document type declaration fails the item with `xml-dtd`, wrong syntax with `xml-syntax` and the line, nesting beyond 200 levels with `too-deep`, a text that is no feed with `not-a-feed`, an entry of a JSON feed that is no object with `bad-feed-entry`. HTML in a feed is passed on as it is: it is not safe to show. A file is read as UTF-8, up to 64 MB.",
    examples: [
      {
        title: "RSS",
        params: {
          text: "<rss><channel><item><guid>1</guid><title>A &amp; B</title><link>https://example.org/1</link><pubDate>Tue, 10 Jun 2025 04:00:00 GMT</pubDate></item></channel></rss>",
        },
        output: {
          out: [
            {
              id: "1",
              title: "A & B",
              link: "https://example.org/1",
              published: "2025-06-10T04:00:00.000Z",
              summary: null,
              content: null,
              author: null,
            },
          ],
        },
      },
    ],
  },
  params: feedParseParams,
  summary: "{text}{file}",
  run: lazyRun(async () => (await import("./run/parseFeed.ts")).parseFeed),
});
