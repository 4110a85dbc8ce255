import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
} from "@codemirror/autocomplete";
import { ensureSyntaxTree, syntaxTree } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { type EditorView, tooltips } from "@codemirror/view";
import type { FieldFaultSpan } from "../../../../workers/protocol.ts";
import { own } from "../../../model/json.ts";
import { t, told } from "../../words/words.ts";
import type { CodeNames } from "./codeNames.ts";
import { completionOption } from "./completionOption.ts";
import type { EditorLanguage } from "./loadLanguage.ts";
import { pathBefore } from "./programPath.ts";
import { syntaxFaults } from "./syntaxFaults.ts";

/** Milliseconds without a letter before the text is looked through. */
const PAUSE = 150;
/** Milliseconds that reading a text to its end may take. */
const PATIENCE = 100;
const WORD = /^[\p{ID_Continue}$]*$/u;
/** Where a name is made, and where none can be. */
const NO_NAME = /^(?:String|TemplateString|LineComment|BlockComment|VariableDefinition|PropertyDefinition)$/;

/** Completion in a program or a query, by its own names and by the data of the last run, beside what the language offers by itself. */
export async function codeCompletion(language: EditorLanguage, names: CodeNames): Promise<Extension> {
  const source = language === "sql" ? await querySource(names) : programSource(names);
  return [
    EditorState.languageData.of(() => [{ autocomplete: source }]),
    autocompletion({ interactionDelay: 0 }),
    tooltips({ position: "fixed" }),
  ];
}

/** Faults of the language underlined where they are; `tell` hears the first of them, and undefined when there is none any more. */
export function codeFaults(language: EditorLanguage, names: CodeNames | undefined, tell: (fault: string | undefined) => void): Extension {
  return linter(
    async ({ state }: EditorView) => {
      const read = language === "sql" ? await queryFaults(state, names) : readFaults(state);
      const faults = read.filter(({ from }) => from <= state.doc.length);
      const [first] = faults;
      tell(first && t("Line {line}: {message}", { line: state.doc.lineAt(first.from).number, message: first.message }));
      return faults.map((fault) => ({ ...fault, severity: "error" as const }));
    },
    { delay: PAUSE },
  );
}

function readFaults(state: EditorState): readonly FieldFaultSpan[] {
  const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE);
  return tree === null ? [] : syntaxFaults(tree, state.doc.toString());
}

/** What SQLite says, at the word where it says it. */
async function queryFaults({ doc }: EditorState, names: CodeNames | undefined): Promise<readonly FieldFaultSpan[]> {
  const text = doc.toString();
  const fault = await names?.queryFault(text);
  if (fault === undefined) return [];
  const word = /^(?:[\p{ID_Continue}$]+|.)/u.exec(text.slice(fault.at))?.[0].length ?? 0;
  const from = word === 0 ? Math.max(0, fault.at - 1) : fault.at;
  return [{ from, to: Math.min(text.length, fault.at + word), message: told(fault.message) }];
}

function programSource(names: CodeNames): CompletionSource {
  return async ({ state, pos, explicit }: CompletionContext): Promise<CompletionResult | null> => {
    const text = state.doc.toString();
    const word = /[\p{ID_Continue}$]*$/u.exec(text.slice(0, pos))?.[0] ?? "";
    const from = pos - word.length;
    const path = pathBefore(syntaxTree(state), text, from);
    if (path === undefined) {
      if ((word === "" && !explicit) || NO_NAME.test(syntaxTree(state).resolveInner(pos, -1).name)) return null;
      return {
        from,
        options: Object.keys(names.finds()).map((label): Completion => ({ label, type: "variable", boost: 1 })),
        validFor: WORD,
      };
    }
    const found = own(names.finds(), path) ?? [];
    if (found.length > 0) return { from, options: found.map((label): Completion => ({ label, type: "function" })), validFor: WORD };
    const members = path === "" ? [] : await names.members(path, word);
    return members.length === 0 ? null : { from, options: members.map((each) => completionOption(each, -each.from)), validFor: WORD };
  };
}

async function querySource(names: CodeNames): Promise<CompletionSource> {
  const { schemaCompletionSource, SQLite } = await import("@codemirror/lang-sql");
  return async (context) => {
    const schema = await names.tables();
    const [defaultTable] = Object.keys(schema);
    return schemaCompletionSource({ dialect: SQLite, schema, ...(defaultTable === undefined ? {} : { defaultTable }) })(context);
  };
}
