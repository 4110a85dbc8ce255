import { ExpressionError } from "./expressionError.ts";

/** Steps one evaluation may take: calls of callbacks, elements and 16 characters of text handled by functions. */
export const MAX_STEPS = 10_000_000;
/** Longest text, in UTF-16 units. */
export const MAX_TEXT = 10_000_000;
/** Longest list. */
export const MAX_LIST = 10_000_000;

/** The budget and the local variables of one evaluation. */
export class Work {
  left = MAX_STEPS;
  /** True while an evaluation uses it. */
  busy = false;
  readonly locals: unknown[] = [];

  begin(): void {
    this.busy = true;
    this.left = MAX_STEPS;
  }

  /** Forgets the values of `locals`, so that none of them is kept alive. */
  end(locals: number): void {
    for (let slot = 0; slot < locals; slot += 1) this.locals[slot] = undefined;
    this.busy = false;
  }

  /** @throws ExpressionError `expression-limit` when the budget is used up. */
  spend(steps: number): void {
    this.left -= steps;
    if (!(this.left >= 0)) {
      throw new ExpressionError(
        "expression-limit",
        `The expression takes more than ${MAX_STEPS} steps; work on fewer items, or use a node such as Filter or Summarize.`,
      );
    }
  }

  /** Spends for handling a text. */
  read(text: string): void {
    if (text.length > 64) this.spend(text.length >> 4);
  }

  /** Checks the length of a text about to be made, and spends for it. */
  text(length: number): void {
    if (!(length <= MAX_TEXT))
      throw new ExpressionError("expression-limit", `A text in an expression can have at most ${MAX_TEXT} characters.`);
    if (length > 64) this.spend(length >> 4);
  }

  /** Checks the length of a list about to be made, and spends for it. */
  list(length: number): void {
    if (!(length <= MAX_LIST))
      throw new ExpressionError("expression-limit", `A list in an expression can have at most ${MAX_LIST} elements.`);
    this.spend(length);
  }
}
