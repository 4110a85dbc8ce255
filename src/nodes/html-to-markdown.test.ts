import { expect, test } from "vitest";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import { markdownToHtml } from "./markdown-to-html.ts";
import { runNode } from "./runNode.ts";

const markdown = async (text: unknown, as = "") => (await runNode(htmlToMarkdown, { params: { as, text: () => text } })).out?.[0];

test("lists stand in lists, with their numbers, boxes and paragraphs", async () => {
  expect(await markdown("<ul><li>a<ol start=3><li>b<li>c</ol><li><p>d</p><p>e</p></ul>")).toBe("- a\n  3. b\n  4. c\n- d\n\n  e\n");
  expect(await markdown("<ul><li><input type=checkbox checked> a<li><input type=checkbox> b</ul>")).toBe("- [x] a\n- [ ] b\n");
});

test("code keeps its spaces and its language", async () => {
  expect(await markdown('<pre><code class="language-js">a\n  b ``` c\n</code></pre>')).toBe("````js\na\n  b ``` c\n````\n");
  expect(await markdown("x <code>a ` b</code>")).toBe("x ``a ` b``\n");
});

test("quotes, lines, breaks and images", async () => {
  expect(await markdown("<blockquote><p>a</p><blockquote>b</blockquote></blockquote><hr>c<br>d")).toBe("> a\n>\n> > b\n\n---\n\nc\\\nd\n");
  expect(await markdown('<img src="a b.png" alt="A [1]" title="T">')).toBe('![A \\[1\\]](<a b.png> "T")\n');
});

test("a table has a heading, and bars in its cells are escaped", async () => {
  expect(await markdown("<table><tr><th>a<th>b<tr><td>1|2<td>x<br>y<tr><td>3</table>")).toBe(
    "| a | b |\n| --- | --- |\n| 1\\|2 | x y |\n| 3 |  |\n",
  );
  expect(await markdown("<table><tr><td><p>only</p><p>layout</p></table>")).toBe("only\n\nlayout\n");
});

test("emphasis stands close to its text, and not in itself", async () => {
  expect(await markdown("a<b> b </b>c<em><i>d</i></em><s></s>")).toBe("a **b** c*d*\n");
  expect(await markdown("<a href='x'><div>a</div></a><script>no</script><style>no</style>")).toBe("a\n");
});

test("text that looks like Markdown stays text", async () => {
  for (const text of [
    "# a",
    "- a",
    "+ a",
    "1. a",
    "1) a",
    "> a",
    "a *b* _c_ `d` [e](f) <g> &amp; ~~h~~",
    "---",
    "===",
    "~~~",
    "a\\b",
    "| a | b |",
    "snake_case",
    "!",
  ]) {
    const escaped = await markdown(`<p>${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`);
    const { out } = await runNode(markdownToHtml, { params: { as: "", text: () => escaped } });
    expect(
      String(out?.[0])
        .replace(/<\/?p>|\n/g, "")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&"),
    ).toBe(text);
  }
});

test("Markdown, to HTML and back, is what it was", async () => {
  const text =
    "# A\n\nB **c** *d* ~~e~~ [f](https://e.org/g) `h`\n\n- i\n  - j\n  - k\n- l\n\n1. m\n2. n\n\n> o\n>\n> p\n\n```js\nq < r\n```\n\n| s | t |\n| --- | --- |\n| u | v |\n\n---\n\n![w](x.png)\n";
  const { out } = await runNode(markdownToHtml, { params: { as: "", text: () => text } });
  expect(await markdown(out?.[0])).toBe(text);
});

test("nothing gives nothing, no text fails, depth and growth are refused", async () => {
  expect(await markdown("")).toBe("");
  expect(await markdown("<p> </p><b></b>")).toBe("");
  await expect(markdown(7)).rejects.toMatchObject({ code: "not-text", param: "text" });
  await expect(markdown("<b>".repeat(50_000))).rejects.toMatchObject({ code: "too-deep" });
  await expect(markdown(`${"<blockquote>".repeat(390)}${"a<br>".repeat(200_000)}`)).rejects.toMatchObject({
    code: "too-large",
    param: "text",
  });
  expect(JSON.stringify(await markdown("<p>x", "__proto__"))).toBe('{"__proto__":"x\\n"}');
});
