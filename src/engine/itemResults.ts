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

/** Items by out-port, and for each of them the position of the input item it came from (only when asked for). */
export type Joined = { readonly ports: PortItems; readonly sources: readonly (number[] | undefined)[] | undefined };

function isOneItem(result: unknown): boolean {
  return result !== undefined && result !== SKIPPED && !Array.isArray(result) && !(result instanceof FailedItem);
}

/** Puts the results of all items of a node of mode `each` one behind the other, in input order, port by port. */
export function joinResults(node: PlanNode, results: readonly unknown[], lineage: boolean): Joined {
  const single = node.returns === "items";
  if (single && !lineage && results.length > 0 && results.every(isOneItem)) return { ports: [results], sources: undefined };
  const error = node.outputs.length - 1;
  const ports: unknown[][] = node.outputs.map(() => []);
  const sources: number[][] | undefined = lineage ? node.outputs.map(() => []) : undefined;
  const reached = new Uint8Array(node.outputs.length);
  reached[0] = single || results.length === 0 ? 1 : 0;
  const first = ports[0] as unknown[];
  for (let index = 0; index < results.length; index += 1) {
    const result = results[index];
    if (result === SKIPPED) continue;
    if (result instanceof FailedItem) {
      add(error, [{ error: result.failure, item: result.item }], index);
    } else if (single && !Array.isArray(result) && result !== undefined) {
      first.push(result);
      if (sources !== undefined) (sources[0] as number[]).push(index);
    } else {
      const given = portItems(node, result);
      for (let port = 0; port < given.length; port += 1) add(port, given[port], index);
    }
  }
  return { ports: ports.map((items, port) => (reached[port] === 1 ? items : undefined)), sources };

  function add(port: number, items: readonly unknown[] | undefined, index: number): void {
    if (items === undefined) return;
    reached[port] = 1;
    const into = ports[port] as unknown[];
    for (const item of items) {
      into.push(item);
      sources?.[port]?.push(index);
    }
  }
}
