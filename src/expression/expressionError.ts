export type ExpressionErrorCode =
  /** The text is no expression, or uses something outside the subset. */
  | "expression-syntax"
  | "unknown-name"
  /** A secret where none may be, or one that something is worked out from; found by a check alone. */
  | "secret-not-allowed"
  /** A value is not what the expression needs: a member of undefined, a method on the wrong type, a bad argument. */
  | "expression-value"
  /** Too much work, too long a text or list. */
  | "expression-limit";

/** Why an expression has no result: a code, a sentence that says what to do, and the offset in the expression's text. */
export class ExpressionError extends Error {
  readonly code: ExpressionErrorCode;
  readonly position: number;

  constructor(code: ExpressionErrorCode, message: string, position = 0) {
    super(message);
    this.name = "ExpressionError";
    this.code = code;
    this.position = position;
  }
}

/** Something wrong with the text of an expression, found without evaluating it. `position` is an offset in the text given. */
export type ExpressionProblem = {
  readonly code: "expression-syntax" | "unknown-name" | "secret-not-allowed";
  readonly message: string;
  readonly position: number;
};
