import type { syntaxTree } from "@codemirror/language";
import type { FieldFaultSpan } from "../../../../workers/protocol.ts";
import { t } from "../../words/words.ts";

type Tree = ReturnType<typeof syntaxTree>;
type SyntaxNode = ReturnType<Tree["resolve"]>;

const MOST = 20;
/** Signs of a text that cannot be read are not told whole. */
const LONGEST = 20;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const QUOTES = new Set(["'", '"', "`"]);

/** Where a text is not as its language wants it, the first place first; where something is missing, that is told at the sign before it. */
export function syntaxFaults(tree: Tree, text: string): readonly FieldFaultSpan[] {
  const faults: FieldFaultSpan[] = [];
  tree.iterate({
    enter({ type, node }) {
      if (!type.isError || faults.length >= MOST) return;
      const fault = faultAt(node, text);
      // What is missing at one place is missing once.
      if (faults.at(-1)?.to !== fault.to) faults.push(fault);
    },
  });
  return faults;
}

function faultAt(node: SyntaxNode, text: string): FieldFaultSpan {
  const { from, to } = node;
  const found = text.slice(from, to).trim();
  if (found !== "") return { from, to, message: t("“{found}” is not understood here.", { found: found.slice(0, LONGEST) }) };
  const end = text.slice(0, from).trimEnd().length;
  const sign = missingSign(node, text);
  const message = sign === undefined ? t("Something is missing behind this.") : t("“{sign}” is missing.", { sign });
  return { from: Math.max(0, end - 1), to: Math.max(end, Math.min(1, text.length)), message };
}

/** The sign that would close what the place of a fault is in. */
function missingSign({ parent, nextSibling }: SyntaxNode, text: string): string | undefined {
  if (parent === null || nextSibling !== null) return undefined;
  const first = text[parent.from] ?? "";
  if (QUOTES.has(first) && !(parent.to - parent.from > 1 && text[parent.to - 1] === first)) return first;
  for (const [open, close] of Object.entries(CLOSING)) if (parent.getChild(open) !== null && parent.getChild(close) === null) return close;
  return undefined;
}
