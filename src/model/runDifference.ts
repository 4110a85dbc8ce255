import type { Place } from "./event.ts";
import type { Json } from "./json.ts";

/** Where two runs part first. */
export type RunDifference = Place & {
  /** How the activation ended in each. */
  readonly outcomes: readonly [string, string];
  /** The port, and the position there, of the first item that differs; none where only the outcomes do. */
  readonly port?: string;
  readonly index?: number;
  /** Items on the port in each. */
  readonly counts?: readonly [number, number];
  /** The item in each; left out where there is none. */
  readonly left?: Json;
  readonly right?: Json;
  /** Where in the item they differ, as paths that begin with `item`. */
  readonly places?: readonly string[];
  /** Every node that did something else, in the order of the first run. */
  readonly nodes: readonly string[];
};
