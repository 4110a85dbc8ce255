import type { Grant, Host } from "../model/host.ts";
import type { RunContext } from "../model/nodeType.ts";
import type { RunScope } from "./activationScope.ts";
import type { NewEvent } from "./runLog.ts";

/** What an invocation needs of its run. */
export type RunEnvironment = {
  readonly host: Host;
  readonly grant: Grant;
  readonly seed: number;
  readonly scope: string;
  readonly runInfo: RunContext["run"];
  readonly shared: RunScope;
  /** Keep lineage: an expression asks for ancestors. */
  readonly lineage: boolean;
  /** The time an activation that starts now sees. */
  activationTime(): number;
  append(event: NewEvent): void;
  /** True when the loop has held the thread for its share and should yield. */
  overdue(): boolean;
  /** Goes on in a new macrotask. */
  yield(call: () => void): void;
};
