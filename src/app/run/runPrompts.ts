import { create } from "zustand";
import type { JsonObject } from "../../model/json.ts";
import type { Permissions, Workflow } from "../../model/workflow.ts";

/** Questions a run asks before it starts; the dialogs show the open one and answer it. */
export type RunPrompt =
  | { readonly kind: "permissions"; readonly needs: Permissions; answer(choice: "once" | "always" | undefined): void }
  | { readonly kind: "parameters"; readonly workflow: Workflow; readonly given: JsonObject; answer(values: JsonObject | undefined): void };

export const useRunPrompt = create<{ readonly open: RunPrompt | undefined }>(() => ({ open: undefined }));

/** What the person lets the workflow do this time; undefined when they cancelled. */
export function askPermissions(needs: Permissions): Promise<"once" | "always" | undefined> {
  return new Promise((resolve) => show({ kind: "permissions", needs, answer: closing(resolve) }));
}

/** The parameters of the run; undefined when the person cancelled. */
export function askParameters(workflow: Workflow, given: JsonObject): Promise<JsonObject | undefined> {
  return new Promise((resolve) => show({ kind: "parameters", workflow, given, answer: closing(resolve) }));
}

function show(prompt: RunPrompt): void {
  useRunPrompt.getState().open?.answer(undefined);
  useRunPrompt.setState({ open: prompt });
}

function closing<T>(resolve: (value: T) => void): (value: T) => void {
  return (value) => {
    useRunPrompt.setState({ open: undefined });
    resolve(value);
  };
}
