/** What a list of workflows shows without reading them. */
export type WorkflowEntry = {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970 of the last change. */
  readonly updatedAt: number;
  /** How many nodes it has. */
  readonly nodes: number;
};

/** A workflow as kept: its entry and its canonical text, so that what is kept is what is exported. */
export type KeptWorkflow = WorkflowEntry & { readonly text: string };

/**
 * Where workflows are kept. Every method rejects with a {@link StoreError} when the place fails; nothing is half written:
 * after a rejected `put` the old text is still there.
 */
export type WorkflowStore = {
  /** Newest change first. */
  list(): Promise<readonly WorkflowEntry[]>;
  get(id: string): Promise<KeptWorkflow | undefined>;
  /** Resolves when the workflow is kept. Puts to one id take effect in the order of the calls. */
  put(workflow: KeptWorkflow): Promise<void>;
  /** Resolves also when there was none. */
  remove(id: string): Promise<void>;
};

export type StoreErrorCode =
  | "store-unavailable"
  | "store-full"
  | "store-failed"
  | "store-conflict"
  | "store-newer"
  | "unknown-run"
  | "run-differs";

/** The place where things are kept failed: what to tell the person, by `code`. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StoreError";
    this.code = code;
  }
}
