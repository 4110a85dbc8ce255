import { expect, test } from "vitest";
import { markdownToHtml } from "./markdown-to-html.ts";
import { runNode } from "./runNode.ts";

const html = async (text: unknown, params: Record<string, unknown> = {}) =>
  (await runNode(markdownToHtml, { params: { as: "", ...params, text: () => text } })).out?.[0];

test("tables, tasks, code and struck-out text become HTML", async () => {
  expect(await html("| a | b |\n|---|--:|\n| 1 | 2 |")).toContain('<td align="right">2</td>');
  expect(await html("- [x] done")).toContain('<input checked="" disabled="" type="checkbox">');
  expect(await html("```js\na < b\n```\n~~x~~")).toBe('<pre><code class="language-js">a &lt; b\n</code></pre>\n<p><del>x</del></p>\n');
});

test("HTML in it is text, or kept where that is wanted", async () => {
  const text = 'x <b onclick="y">z</b>\n\n<script>\nalert(1)\n</script>';
  expect(await html(text)).not.toMatch(/<(?:b|script)/);
  expect(await html(text)).toContain("&lt;script&gt;");
  expect(await html(text, { html: "keep" })).toBe('<p>x <b onclick="y">z</b></p>\n<script>\nalert(1)\n</script>');
});

test("links that run something lose their address", async () => {
  for (const address of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript&colon;alert(1)",
    "<java\tscript:alert(1)>",
    "vbscript:x",
    "data:text/html,x",
    "blob:x",
  ]) {
    for (const mark of ["", "!"]) expect(await html(`${mark}[text](${address})`), address).not.toMatch(/(?:href|src)=/);
  }
  for (const address of ["https://e.org/?a=1&b=2", "mailto:a@b.c", "/x:y", "x.html?a=1&b=2", "#top", "?a=b:c", "//e.org/x"])
    expect(await html(`[text](${address})`), address).toContain("href=");
  expect(await html('[x](<https://e.org/" onmouseover="y>)')).not.toContain('" onmouseover');
});

test("line breaks are kept where that is wanted", async () => {
  expect(await html("a\nb")).toBe("<p>a\nb</p>\n");
  expect(await html("a\nb", { breaks: true })).toBe("<p>a<br>b</p>\n");
});

test("depth is refused", async () => {
  for (const text of [">".repeat(100_000), "- ".repeat(10_000), "> - ".repeat(5_000), "1. ".repeat(10_000)])
    await expect(html(text)).rejects.toMatchObject({ code: "too-deep", param: "text" });
});

test("a paragraph of nothing but marks is refused before it takes long", async () => {
  await expect(html("_a_".repeat(20_000))).rejects.toMatchObject({ code: "too-many-marks", param: "text", hint: expect.any(String) });
  expect(await html("*a* __b__\n\n".repeat(20_000))).toHaveLength(20_000 * "<p><em>a</em> <strong>b</strong></p>\n".length);
});

test("an empty text is empty HTML, no text a failure, a hostile field a field", async () => {
  expect(await html("")).toBe("");
  await expect(html(null)).rejects.toMatchObject({ code: "not-text", param: "text" });
  await expect(html("x".repeat(3 * 1024 * 1024))).rejects.toMatchObject({ code: "text-too-large" });
  expect(JSON.stringify(await html("x", { as: "__proto__" }))).toBe('{"__proto__":"<p>x</p>\\n"}');
});
