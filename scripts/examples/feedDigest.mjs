import { layout } from "./layout.mjs";

const ENTRIES = [
  [
    "Harbour bridge opens on Friday",
    "bridge",
    "Wed, 11 Jun 2025 07:30:00 GMT",
    "<p>After two years of work the <b>harbour bridge</b> opens.</p>",
  ],
  ["A quiet night market", "market", "Mon, 09 Jun 2025 18:00:00 GMT", "<p>Rain kept most people at home.</p>"],
  [
    "Library hours in summer",
    "library",
    "Thu, 12 Jun 2025 10:00:00 GMT",
    '<p>From July on:</p><ul><li>weekdays 9 to 20</li><li>Saturday 10 to 14</li></ul><p><a href="https://example.org/hours">All hours</a></p>',
  ],
  ["Tram line 4 is back", "tram", "Tue, 10 Jun 2025 04:00:00 GMT", "<p>Trams call at every halt again.</p>"],
];

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const FEED = `<?xml version="1.0"?>
<rss version="2.0"><channel><title>Town news</title>
${ENTRIES.map(
  ([title, id, date, text]) =>
    `<item><guid>${id}</guid><title>${title}</title><link>https://example.org/${id}</link><pubDate>${date}</pubDate><description>${escaped(text)}</description></item>`,
).join("\n")}
</channel></rss>
`;

/** The newest entries of a feed as one page. */
export function feedDigest() {
  return {
    format: "vwmp/1",
    name: "Feed digest",
    description: "Reads a feed, keeps the newest entries, writes them as Markdown, and makes an HTML page to send of it.",
    parameters: { entries: { kind: "number", label: "Entries", default: 3, min: 1, integer: true } },
    nodes: {
      feed: {
        type: "feed-parse@1",
        name: "Feed",
        notes: "Stands here as text. For a feed of the web, put an HTTP request in front and take its body.",
        params: { text: FEED },
      },
      ordered: { type: "sort@1", name: "Newest first", params: { by: [{ field: "published", order: "desc" }] } },
      newest: { type: "limit@1", name: "The newest", params: { count: "${parameters.entries}" } },
      summary: { type: "html-to-markdown@1", name: "Summary", params: { text: '${item.summary ?? ""}', as: "summary" } },
      entry: {
        type: "template@1",
        name: "Entry",
        params: { text: "## [${item.title}](${item.link})\n\n*${item.published.slice(0, 10)}*\n\n${item.summary}", as: "entry" },
      },
      all: { type: "aggregate@1", name: "All entries", params: { mode: "fields", fields: ["entry"] } },
      digest: { type: "template@1", name: "Digest", params: { text: '# Town news\n\n${item.entry.join("\\n")}' } },
      page: { type: "markdown-to-html@1", name: "Page" },
    },
    edges: [
      "feed -> ordered",
      "ordered -> newest",
      "newest -> summary",
      "summary -> entry",
      "entry -> all",
      "all -> digest",
      "digest -> page",
    ],
    tests: [
      {
        name: "the newest entry alone",
        parameters: { entries: 1 },
        expect: {
          page: [
            {
              text: "# Town news\n\n## [Library hours in summer](https://example.org/library)\n\n*2025-06-12*\n\nFrom July on:\n\n- weekdays 9 to 20\n- Saturday 10 to 14\n\n[All hours](https://example.org/hours)\n",
              html: '<h1>Town news</h1>\n<h2><a href="https://example.org/library">Library hours in summer</a></h2>\n<p><em>2025-06-12</em></p>\n<p>From July on:</p>\n<ul>\n<li>weekdays 9 to 20</li>\n<li>Saturday 10 to 14</li>\n</ul>\n<p><a href="https://example.org/hours">All hours</a></p>\n',
            },
          ],
        },
      },
    ],
    layout: layout({
      feed: [0, 0],
      ordered: [1, 0],
      newest: [2, 0],
      summary: [3, 0],
      entry: [4, 0],
      all: [5, 0],
      digest: [6, 0],
      page: [7, 0],
    }),
  };
}
