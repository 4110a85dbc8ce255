import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The editor in the look of the studio's fields; colours come from custom properties, so that a theme needs nothing here. */
const look = EditorView.theme({
  "&": { backgroundColor: "transparent", color: "var(--ink)", fontSize: "12px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "18px", scrollbarWidth: "thin" },
  ".cm-content": { caretColor: "var(--ink)", padding: "6px 0" },
  ".cm-line": { padding: "0 8px" },
  ".cm-gutters": { backgroundColor: "transparent", border: "0", color: "var(--ink-3)" },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--press)", outline: "1px solid var(--line-strong)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--bad)",
    textDecorationSkipInk: "none",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    boxShadow: "var(--shadow-m)",
    color: "var(--ink)",
    overflow: "hidden",
    zIndex: "50",
  },
  ".cm-tooltip-lint": { maxWidth: "320px" },
  ".cm-diagnostic": { borderInlineStart: "3px solid var(--bad)", fontFamily: "var(--font)", padding: "6px 10px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "12px", maxHeight: "240px", minWidth: "200px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { alignItems: "center", display: "flex", height: "24px", padding: "0 10px 0 4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--accent-ink)" },
  ".cm-completionLabel": { flex: "1" },
  ".cm-completionMatchedText": { fontWeight: "700", textDecoration: "none" },
  ".cm-completionDetail": { color: "var(--ink-3)", fontFamily: "var(--font)", fontStyle: "normal", marginInlineStart: "16px" },
  ".cm-completionIcon": { color: "var(--ink-3)", opacity: "1" },
  ".cm-tooltip.cm-completionInfo": { fontFamily: "var(--font)", maxWidth: "300px", padding: "8px 10px" },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.atom, tags.bool, tags.null], color: "var(--syntax-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--syntax-string)" },
  { tag: [tags.number, tags.integer, tags.float], color: "var(--syntax-number)" },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--syntax-property)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName), tags.standard(tags.name)], color: "var(--syntax-function)" },
  { tag: [tags.typeName, tags.className, tags.tagName], color: "var(--syntax-function)" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--ink-3)" },
  { tag: tags.processingInstruction, color: "var(--syntax-keyword)", fontWeight: "600" },
  { tag: [tags.heading, tags.strong], fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--syntax-property)" },
]);

export const editorTheme: Extension = [look, syntaxHighlighting(colours)];
