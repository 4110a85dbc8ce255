import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { linter } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { type EditorView, tooltips } from "@codemirror/view";
import type { FieldCompletion } from "../../../../workers/protocol.ts";
import { told } from "../../words/words.ts";
import type { ExpressionAssist } from "./expressionAssist.ts";

const KINDS: Readonly<Record<FieldCompletion["kind"], string>> = {
  name: "variable",
  key: "property",
  function: "function",
  method: "method",
  node: "class",
};
/** Milliseconds without a letter before the text is looked through. */
const PAUSE = 150;

/** Completion by what the last run held, and faults underlined where they are. */
export function assistExtensions(assist: ExpressionAssist): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const found = await assist.complete(text, context.pos);
    if (found.length === 0) return null;
    // A key in brackets replaces the dot before the word, too.
    const word = /[\p{ID_Continue}$]*$/u.exec(text.slice(0, context.pos))?.[0] ?? "";
    const from = context.pos - word.length;
    return { from, options: found.map((each) => optionOf(each, from - each.from)), validFor: /^[\p{ID_Continue}$]*$/u };
  };
  return [
    autocompletion({ override: [source], interactionDelay: 0 }),
    linter(
      async (view: EditorView) => {
        const text = view.state.doc.toString();
        const spans = text.includes("${") ? await assist.faults(text) : [];
        const length = view.state.doc.length;
        return spans
          .filter(({ from }) => from <= length)
          .map(({ from, to, message }) => ({ from, to: Math.min(to, length), message: told(message), severity: "error" as const }));
      },
      { delay: PAUSE },
    ),
    tooltips({ position: "fixed" }),
  ];
}

/** `before`: how many characters before the word it replaces. */
function optionOf(found: FieldCompletion, before: number): Completion {
  return {
    label: found.label,
    type: KINDS[found.kind],
    ...(found.type === undefined ? {} : { detail: found.type }),
    ...(found.doc === undefined && found.signature === undefined ? {} : { info: () => infoOf(found) }),
    ...(before > 0 ? { apply: applyFrom(before) } : {}),
    ...(found.kind === "function" || found.kind === "method" ? { apply: applyCall } : {}),
  };
}

function infoOf({ signature, doc, example }: FieldCompletion): HTMLElement {
  const info = document.createElement("div");
  const line = (tag: "code" | "p", text: string): void => {
    const element = document.createElement(tag);
    element.textContent = text;
    info.append(element);
  };
  if (signature !== undefined) line("code", signature);
  if (doc !== undefined) line("p", told(doc));
  if (example !== undefined) line("code", `${example.expression} → ${JSON.stringify(example.result)}`);
  return info;
}

function applyFrom(before: number): (view: EditorView, completion: Completion, from: number, to: number) => void {
  return (view, { label }, from, to) =>
    view.dispatch({
      changes: { from: from - before, to, insert: label },
      selection: { anchor: from - before + label.length },
      userEvent: "input.complete",
    });
}

/** Writes the call with its brackets and the cursor between them, unless brackets are there. */
function applyCall(view: EditorView, { label }: Completion, from: number, to: number): void {
  const called = view.state.sliceDoc(to, to + 1) === "(";
  view.dispatch({
    changes: { from, to, insert: called ? label : `${label}()` },
    selection: { anchor: from + label.length + 1 },
    userEvent: "input.complete",
  });
}
