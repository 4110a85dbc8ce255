import type { CodeProgram, CodeResult } from "../model/code.ts";

/** A program on its way to the thread that runs it; all values as one JSON text. */
export type ProgramText = Omit<CodeProgram, "values"> & { readonly values: string };

/** How a program ended, as it comes back from the thread. */
export type Outcome = { readonly console: CodeResult["console"] } & (
  | {
      readonly ok: true;
      /** JSON text; undefined where it returned nothing. */
      readonly text: string | undefined;
      /** Once for each item: `one` where each gave one; else as JSON text how many results there were behind each. */
      readonly ends?: string;
      readonly asked: boolean;
    }
  | {
      readonly ok: false;
      readonly code: "code-error" | "code-timeout" | "code-memory";
      readonly message: string;
      readonly hint?: string;
      /** The failure was not QuickJS's own: the thread is not used again. */
      readonly spoiled: boolean;
    }
);

/** First to a new thread comes the compiled sandbox, then one program after the other. */
export type ToThread = { readonly wasm: WebAssembly.Module } | { readonly program: ProgramText };

export type FromThread = { readonly ready: true } | { readonly passed: number } | { readonly outcome: Outcome };
