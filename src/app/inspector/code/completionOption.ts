import type { Completion } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";
import type { FieldCompletion } from "../../../../workers/protocol.ts";
import { told } from "../../words/words.ts";

const KINDS: Readonly<Record<FieldCompletion["kind"], string>> = {
  name: "variable",
  key: "property",
  function: "function",
  method: "method",
  node: "class",
};

/** What the engine offers, as the editor lists and writes it. `before`: how many characters before the word it replaces. */
export function completionOption(found: FieldCompletion, before: number): Completion {
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
