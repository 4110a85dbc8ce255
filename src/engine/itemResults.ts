import type { Failure } from "../model/failure.ts";
import type { Item } from "../model/item.ts";
import type { Json } from "../model/json.ts";
import type { RunPart } from "../model/nodeType.ts";
import { isPieces } from "./invocationSupport.ts";
import type { PlanNode } from "./plan.ts";
import { type PortItems, portItems } from "./results.ts";

/** Stands for an item that policy dropped. */
export const SKIPPED: unique symbol = Symbol("skipped");

/** Stands for an item that leaves by the port `error`. */
export class FailedItem {
  readonly failure: Failure;
  readonly item: Item;

  constructor(failure: Failure, item: Item) {
    this.failure = failure;
    this.item = item;
  }
}

/** The results of all items in input order, piece by piece, where some come in pieces themselves. */
export async function* inPieces(node: PlanNode, results: readonly unknown[]): AsyncGenerator<RunPart, void, undefined> {
  const error = node.outputs[node.outputs.length - 1] as string;
  for (const result of results) {
    if (isPieces(result)) yield* result;
    else if (result instanceof FailedItem) yield { [error]: [{ error: result.failure as unknown as Json, item: result.item }] };
    else if (result !== SKIPPED && result !== undefined) yield result as RunPart;
  }
}

/**
 * Items by out-port, and by out-port how many there were behind each input item: left out where that says nothing, unless `lineage` asks
 * for it.
 */
export type Joined = { readonly ports: PortItems; readonly ends: readonly (readonly number[])[] | undefined };

function isOneItem(result: unknown): boolean {
  return result !== undefined && result !== SKIPPED && !Array.isArray(result) && !(result instanceof FailedItem);
}

/** Puts the results of all items of a node of mode `each` one behind the other, in input order, port by port. */
export function joinResults(node: PlanNode, results: readonly unknown[], lineage: boolean): Joined {
  const single = node.returns === "items";
  if (single && !lineage && results.length > 0 && results.every(isOneItem)) return { ports: [results], ends: undefined };
  const error = node.outputs.length - 1;
  const ports: unknown[][] = node.outputs.map(() => []);
  const ends = lineage || results.length > 1 ? node.outputs.map(() => new Array<number>(results.length)) : undefined;
  const reached = new Uint8Array(node.outputs.length);
  reached[0] = single || results.length === 0 ? 1 : 0;
  const first = ports[0] as unknown[];
  for (let index = 0; index < results.length; index += 1) {
    const result = results[index];
    if (result instanceof FailedItem) {
      add(error, [{ error: result.failure, item: result.item }]);
    } else if (single && !Array.isArray(result) && result !== undefined && result !== SKIPPED) {
      first.push(result);
    } else if (result !== SKIPPED) {
      const given = portItems(node, result);
      for (let port = 0; port < given.length; port += 1) add(port, given[port]);
    }
    if (ends !== undefined)
      for (let port = 0; port < ports.length; port += 1) (ends[port] as number[])[index] = (ports[port] as unknown[]).length;
  }
  return { ports: ports.map((items, port) => (reached[port] === 1 ? items : undefined)), ends };

  function add(port: number, items: readonly unknown[] | undefined): void {
    if (items === undefined) return;
    reached[port] = 1;
    const into = ports[port] as unknown[];
    for (const item of items) into.push(item);
  }
}
