import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { linter } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { type EditorView, tooltips } from "@codemirror/view";
import { told } from "../../words/words.ts";
import { completionOption } from "./completionOption.ts";
import type { ExpressionAssist } from "./expressionAssist.ts";

/** Milliseconds without a letter before the text is looked through. */
const PAUSE = 600;

/** Completion by what the last run held, and faults underlined where they are. */
export function assistExtensions(assist: ExpressionAssist): Extension {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const found = await assist.complete(text, context.pos);
    if (found.length === 0) return null;
    // What begins as well as another comes by its name in the list, but for the names in front, which come as they were told.
    // A key in brackets replaces the dot before the word, too.
    const word = /[\p{ID_Continue}$]*$/u.exec(text.slice(0, context.pos))?.[0] ?? "";
    const from = context.pos - word.length;
    const other = found.findIndex(({ kind }) => kind !== "name");
    const names = other === -1 ? found.length : other;
    return {
      from,
      options: found.map((each, at) => ({ ...completionOption(each, from - each.from), boost: Math.max(0, names - at) })),
      validFor: /^[\p{ID_Continue}$]*$/u,
    };
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
