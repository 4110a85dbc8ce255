/** Codes of everything that can be wrong with a document. Each has a line in `docs/problems.md`. */
export type ProblemCode =
  | "syntax"
  | "too-large"
  | "too-deep"
  | "too-many-nodes"
  | "duplicate-key"
  | "wrong-type"
  | "missing-value"
  | "bad-value"
  | "bad-id"
  | "unknown-key"
  | "unknown-format"
  | "unknown-node-type"
  | "unversioned-type"
  | "older-version"
  | "bad-edge"
  | "dangling-edge"
  | "unknown-port"
  | "port-mismatch"
  | "missing-input"
  | "cycle"
  | "bad-region"
  | "bad-policy"
  | "unsupported"
  | "expression-syntax"
  | "unknown-name"
  | "unknown-param"
  | "missing-param"
  | "missing-parameter"
  | "permission-needed"
  | "secret-not-allowed";

export type Severity = "error" | "warning";

/** One thing wrong with a document: what, where, and what to do. */
export type Problem = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** What is wrong and what to do, one or two sentences. */
  readonly message: string;
  /** From the root of the document, for example `["nodes", "orders", "params", "text"]`. */
  readonly path: readonly (string | number)[];
  readonly node?: string;
  readonly param?: string;
  /** 1-based line in the text that was parsed, when it came from text. */
  readonly line?: number;
};

/** True when one of the problems is an error: such a workflow does not run. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}
