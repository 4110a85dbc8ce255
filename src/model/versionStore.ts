/** Why a version was kept: by itself, because somebody asked for it, or by going back to an earlier one. */
export type VersionKind = "automatic" | "checkpoint" | "restored";

/** What a list of versions shows without reading them. */
export type VersionHead = {
  /** Id of the workflow. */
  readonly workflow: string;
  /** Counts up from 1 in each workflow. */
  readonly number: number;
  readonly kind: VersionKind;
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How many nodes it has. */
  readonly nodes: number;
  /** What it takes up, compressed. */
  readonly bytes: number;
};

/** A version to be kept: the canonical text of the workflow, and what the list shows of it. */
export type NewVersion = Pick<VersionHead, "kind" | "name" | "at" | "nodes"> & { readonly text: string };

/** Where the versions of workflows are kept, without limit. Every method rejects with a `StoreError` when the place fails. */
export type VersionStore = {
  /** Newest first. */
  list(workflow: string): Promise<readonly VersionHead[]>;
  /** The text of a version; undefined when there is none of that number. */
  text(workflow: string, number: number): Promise<string | undefined>;
  /** Resolves when it is kept. An automatic version equal to the newest one is not kept a second time: that one is returned. */
  add(workflow: string, version: NewVersion): Promise<VersionHead>;
  /** Gives a version another name; without one it has none. */
  rename(workflow: string, number: number, name: string | undefined): Promise<void>;
  /** Removes the versions of workflows that are not kept any more. */
  sweep(): Promise<void>;
  /** How many there are, and what they take up. */
  size(): Promise<{ readonly versions: number; readonly bytes: number }>;
};
