import type { Json } from "./json.ts";

/** What nodes keep from run to run: JSON values by name. One contract test runs over all drivers. */
export type StateStore = {
  /** Undefined where nothing is kept under that name. */
  read(name: string): Promise<Json | undefined>;
  /**
   * Changes one value in one step: nobody else changes it between what `update` sees and what it gives; `undefined` forgets it.
   * `update` may be called again where somebody else was first.
   */
  change(name: string, update: (value: Json | undefined) => Json | undefined): Promise<void>;
};
