import DOMPurify from "dompurify";
import { marked } from "marked";

const SAFE = {
  RETURN_DOM_FRAGMENT: true,
  FORBID_TAGS: ["style", "form", "input", "button", "textarea", "select", "iframe", "svg", "math"],
  FORBID_ATTR: ["style", "class", "id", "srcset"],
} as const;

/** Markdown as elements: sanitised, links open elsewhere, and only pictures that are in the text itself are shown. */
export function renderMarkdown(text: string): DocumentFragment {
  const html = marked.parse(text, { async: false, gfm: true, breaks: true });
  const fragment = DOMPurify.sanitize(html, { ...SAFE, FORBID_TAGS: [...SAFE.FORBID_TAGS], FORBID_ATTR: [...SAFE.FORBID_ATTR] });
  for (const link of fragment.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noreferrer noopener";
  }
  for (const media of fragment.querySelectorAll("img, audio, video, source")) {
    if (!/^data:image\//i.test(media.getAttribute("src") ?? "")) media.remove();
  }
  return fragment;
}
