import type { Extension } from "@codemirror/state";
import type { CodeLanguage } from "../../../model/field.ts";
import { expressionLanguage, templateLanguage } from "./templateLanguage.ts";

/** `template`: text with expressions in `${ … }`. */
export type EditorLanguage = CodeLanguage | "template";

/** Languages of which it is known where a text is not understood. */
export const CHECKED: ReadonlySet<EditorLanguage> = new Set(["javascript", "json", "yaml", "sql"]);

/** What an editor needs to know of a language; each is loaded when a field first asks for it. */
export async function loadLanguage(language: EditorLanguage): Promise<Extension> {
  switch (language) {
    case "javascript":
      return (await import("@codemirror/lang-javascript")).javascript({ typescript: true });
    case "json":
      return (await import("@codemirror/lang-json")).json();
    case "yaml":
      return (await import("@codemirror/lang-yaml")).yaml();
    case "sql":
      return loadSql();
    case "markdown":
      return (await import("@codemirror/lang-markdown")).markdown();
    case "jsonata":
      return expressionLanguage;
    default:
      return templateLanguage;
  }
}

async function loadSql(): Promise<Extension> {
  const { sql, SQLite } = await import("@codemirror/lang-sql");
  return sql({ dialect: SQLite, upperCaseKeywords: true });
}
