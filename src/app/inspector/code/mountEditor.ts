import { closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { standardKeymap } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { Annotation, Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { DRAGGED_PATH } from "../insert/draggedPath.ts";
import { adoptStyles } from "./adoptStyles.ts";
import { assistExtensions } from "./assistExtensions.ts";
import { codeCompletion, codeFaults } from "./codeExtensions.ts";
import type { CodeNames } from "./codeNames.ts";
import { editorTheme } from "./editorTheme.ts";
import type { ExpressionAssist } from "./expressionAssist.ts";
import { insertPath } from "./insertPath.ts";
import { CHECKED, type EditorLanguage, loadLanguage } from "./loadLanguage.ts";
import { replaceSelection } from "./replaceSelection.ts";
import { changeBetween } from "./textChange.ts";

export type EditorSetup = {
  readonly language: EditorLanguage;
  readonly text: string;
  readonly placeholder: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly assist: ExpressionAssist | undefined;
  readonly names: CodeNames | undefined;
  onChange(text: string): void;
  /** Hears what the reader of the language says of the text, and when it says nothing any more. */
  onFault(fault: string | undefined): void;
};

export type MountedEditor = {
  /** Shows another text, as little of it changed as can be, so that the cursor stays. */
  setText(text: string): void;
  setAttributes(attributes: Readonly<Record<string, string>>): void;
  /** Puts the cursor to the end of the text, into the brackets of an expression that is still empty. */
  focus(): void;
  destroy(): void;
};

const fromOutside = Annotation.define<boolean>();
const NUMBERED: ReadonlySet<EditorLanguage> = new Set(["javascript", "sql", "yaml"]);
const WRAPPED: ReadonlySet<EditorLanguage> = new Set(["template", "markdown", "html", "jsonata"]);

/** Of the content, as of an editor whose lines are wrapped: so that all of a placeholder is seen. */
const WRAPPING = { class: "cm-lineWrapping" };

/** Puts an editor into the element. It keeps no history: undo is the studio's, one step a visit. */
export async function mountEditor(parent: HTMLElement, setup: EditorSetup): Promise<MountedEditor> {
  const language = await loadLanguage(setup.language);
  const completion = setup.names === undefined ? [] : await codeCompletion(setup.language, setup.names);
  adoptStyles();
  const attributes = new Compartment();
  const view = new EditorView({
    parent,
    doc: setup.text,
    extensions: [
      keymap.of([{ key: "Escape", run: leave }, ...closeBracketsKeymap, ...completionKeymap, ...standardKeymap]),
      language,
      replaceSelection,
      editorTheme,
      bracketMatching(),
      closing(setup.language),
      indentUnit.of("  "),
      EditorState.tabSize.of(2),
      placeholder(setup.placeholder),
      EditorView.contentAttributes.of((shown) => (shown.state.doc.length === 0 ? WRAPPING : null)),
      attributes.of(EditorView.contentAttributes.of(setup.attributes)),
      ...(NUMBERED.has(setup.language) ? [lineNumbers()] : []),
      ...(WRAPPED.has(setup.language) ? [EditorView.lineWrapping] : []),
      ...(setup.language === "template" ? [equalsBegins, dropsPaths] : []),
      ...(setup.assist === undefined ? [] : [assistExtensions(setup.assist)]),
      completion,
      ...(CHECKED.has(setup.language) ? [codeFaults(setup.language, setup.names, setup.onFault)] : []),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((each) => each.annotation(fromOutside)))
          setup.onChange(update.state.doc.toString());
      }),
    ],
  });
  return {
    setText(text) {
      const changes = changeBetween(view.state.doc.toString(), text);
      if (changes !== undefined) view.dispatch({ changes, annotations: fromOutside.of(true) });
    },
    setAttributes: (next) => view.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of(next)) }),
    focus() {
      const { length } = view.state.doc;
      view.dispatch({ selection: { anchor: view.state.doc.toString() === "${}" ? 2 : length } });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}

function insertAt(view: EditorView, position: number, path: string): void {
  const { at, text } = insertPath(view.state.doc.toString(), position, path);
  view.dispatch({ changes: { from: at, insert: text }, selection: { anchor: at + text.length }, userEvent: "input.drop" });
}

/** Leaves the editor for the pane around it, so that the keyboard is never caught. */
function leave(view: EditorView): boolean {
  if (completionStatus(view.state) === "active") return closeCompletion(view);
  if (view.dom.closest("dialog") !== null) return false;
  const around = view.dom.closest<HTMLElement>("[role=tabpanel]");
  if (around === null) view.contentDOM.blur();
  else around.focus();
  return true;
}

/** Brackets come in pairs; quotes too, but in prose. */
function closing(language: EditorLanguage): Extension {
  const brackets =
    language === "template" || language === "markdown" || language === "html" ? ["(", "[", "{"] : ["(", "[", "{", "'", '"', "`"];
  return [closeBrackets(), EditorState.languageData.of(() => [{ closeBrackets: { brackets } }])];
}

/** `=` typed into an empty field begins an expression. */
const equalsBegins = EditorView.inputHandler.of((view, _from, _to, text) => {
  if (text !== "=" || view.state.doc.length > 0) return false;
  view.dispatch({ changes: { from: 0, insert: "${}" }, selection: { anchor: 2 }, userEvent: "input.type" });
  return true;
});

const dropsPaths = EditorView.domEventHandlers({
  drop(event, view) {
    const path = event.dataTransfer?.getData(DRAGGED_PATH) ?? "";
    if (path === "") return false;
    event.preventDefault();
    insertAt(view, view.posAtCoords({ x: event.clientX, y: event.clientY }, false), path);
    view.focus();
    return true;
  },
});
