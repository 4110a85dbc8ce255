/** What a list of workflows shows without reading them. */
export type WorkflowEntry = {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970 of the last change. */
  readonly updatedAt: number;
  /** How many nodes it has. */
  readonly nodes: number;
  /** Differs from that of every other writing of any workflow; empty where it was written before there were revisions. */
  readonly revision: string;
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
  /**
   * Resolves when the workflow is kept. Puts to one id take effect in the order of the calls. With `over`, the revision that this
   * one was made from (null: there was none), it is refused with `store-conflict` where the store holds another one by now.
   */
  put(workflow: KeptWorkflow, over?: string | null): Promise<void>;
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

/** What a put over a revision that is not there (any more) is refused with. */
export function staleRevision(name: string): StoreError {
  return new StoreError("store-conflict", `“${name}” was changed meanwhile, in another tab: read it again first.`);
}

/** The place where things are kept failed: what to tell the person, by `code`. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StoreError";
    this.code = code;
  }
}
