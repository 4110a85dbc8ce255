import type { Grant, Host } from "../model/host.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { Call, RunContext, RunPart } from "../model/nodeType.ts";
import type { RunScope } from "./activationScope.ts";
import type { Invocation, InvocationEnd } from "./invocation.ts";
import type { Activation } from "./kernelState.ts";
import type { Mailbox } from "./mailbox.ts";
import type { NewEvent } from "./runLog.ts";
import type { RunSecrets } from "./runSecrets.ts";

/** What an invocation needs of its run. */
export type RunEnvironment = {
  readonly host: Host;
  readonly grant: Grant;
  /** Of a workflow that uses some; without them nothing is looked for. */
  readonly secrets: RunSecrets | undefined;
  readonly seed: number;
  readonly runInfo: RunContext["run"];
  readonly shared: RunScope;
  readonly mailbox: Mailbox;
  /** Keep lineage: an expression asks for ancestors. */
  readonly lineage: boolean;
  /** The time an activation that starts now sees. */
  activationTime(): number;
  append(event: NewEvent): void;
  /** True when the loop has held the thread for its share and should yield. */
  overdue(): boolean;
  /** Goes on in a new macrotask. */
  yield(call: () => void): void;
  /** The invocation has ended; called once, unless it was cancelled. */
  ended(invocation: Invocation, end: InvocationEnd): void;
  /** It begins to act on the run, and so can meet its own cancelling. */
  acts(invocation: Invocation): void;
  /** The invocation gives its result in pieces; it ends when they are all gone. */
  stream(invocation: Invocation, pieces: AsyncIterable<RunPart>): void;
  /** The activation begins to wait for the outside, or has stopped to. */
  waiting(activation: Activation, waiting: boolean): void;
  /** Reads the clock: what follows comes from the outside. */
  wake(): void;
  cancel(from: Activation, ids: readonly string[], reason: string): void;
  setVariable(from: Activation, name: string, value: Json, where: "nearest" | "scope" | "run"): void;
  /** `again`: the run that the same call opened before an interruption. */
  call(
    from: Activation,
    call: Call,
    signal: AbortSignal,
    again: string | undefined,
  ): Promise<{ readonly [output: string]: readonly Item[] }>;
};
