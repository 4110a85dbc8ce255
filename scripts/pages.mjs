import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { marked } from "marked";

const STYLE = `:root { color-scheme: light dark; }
body { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; font: 15px/1.6 system-ui, sans-serif; background: light-dark(#fff, #16191f); color: light-dark(#161a22, #e9ecf1); }
h1 { font-size: 1.6rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
a { color: light-dark(#4338ca, #b4b2ff); }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-bottom: 1px solid light-dark(#e3e6eb, #272c36); }
code { font: 12.5px ui-monospace, Menlo, Consolas, monospace; background: light-dark(#f1f2f5, #0c0e12); border-radius: 4px; padding: 1px 4px; }
pre { background: light-dark(#f1f2f5, #0c0e12); border-radius: 6px; padding: 12px; overflow: auto; }
pre code { padding: 0; }
img { max-width: 100%; height: auto; border: 1px solid light-dark(#e3e6eb, #272c36); border-radius: 8px; }
`;

/**
 * Writes Markdown as pages of the site, such as `nodes/TYPE.html`, without any script.
 *
 * @param {ReadonlyMap<string, string>} pages Markdown by file name. @param {string} folder
 */
export function writePages(pages, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "reference.css"), STYLE);
  for (const [name, text] of pages) {
    const title = /^# (.*)$/m.exec(text)?.[1] ?? "VWMP";
    const body = marked
      .parse(text, { async: false })
      .replaceAll(/href="([\w./-]+)\.md"/g, (_, path) => `href="${addressOf(path)}"`)
      .replaceAll('src="../images/', 'src="../docs/images/');
    writeFileSync(join(folder, htmlName(name)), page(title, body));
  }
}

/** Where a Markdown file is on the site, whose pages lie in `nodes`, `guides` and `docs`. @param {string} path */
function addressOf(path) {
  const at = path.replace(/^nodes\//, "../nodes/").replace(/^\.\.\/([\w-]+)$/, "../docs/$1");
  return htmlName(`${at}.md`);
}

/** The Markdown files of a folder, by name. @param {string} folder @returns {ReadonlyMap<string, string>} */
export function markdownIn(folder) {
  const names = readdirSync(folder).filter((name) => name.endsWith(".md"));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** @param {string} name */
function htmlName(name) {
  return name.replace(/(^|\/)README\.md$/, "$1index.html").replace(/\.md$/, ".html");
}

/** @param {string} title @param {string} body */
function page(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · VWMP</title>
<link rel="stylesheet" href="reference.css">
</head>
<body>
<main>
${body}</main>
</body>
</html>
`;
}
