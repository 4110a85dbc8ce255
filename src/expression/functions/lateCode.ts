import type { askJsonata } from "../jsonata/askJsonata.ts";

let named = false;
let ask: typeof askJsonata | undefined;

/** An expression was compiled that calls a function with code of its own. */
export function needLateCode(): void {
  named = true;
}

/**
 * Loads what functions need that are code of their own, where an expression that was compiled calls one; nothing where none does, and once it
 * is there. Whoever compiles expressions and evaluates them waits for it in between: an evaluation never does.
 */
export function loadFunctions(): Promise<void> | undefined {
  return named && ask === undefined ? load() : undefined;
}

async function load(): Promise<void> {
  ask = (await import("../jsonata/askJsonata.ts")).askJsonata;
}

/** Undefined until it is loaded. */
export function lateCode(): typeof askJsonata | undefined {
  return ask;
}

/** True for the text of an expression whose value could hang on what is loaded by then. */
export function callsLateCode(text: string): boolean {
  return /\bjsonata\s*\(/.test(text);
}
