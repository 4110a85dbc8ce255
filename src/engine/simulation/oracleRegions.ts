import type { Item } from "../../model/item.ts";
import type { Input } from "./behaviour.ts";
import type { Member } from "./drawing.ts";
import type { Oracle } from "./oracle.ts";
import { failureItems, type Outcome, Race, type ScopeEnd, type Token } from "./oracleTerms.ts";

type Place = {
  readonly path: string;
  readonly number: number;
  readonly causes: ReadonlySet<string>;
  /** Something leads to it; else the empty item it fires with is no result. */
  readonly fed: boolean;
};
type Region = Extract<Member, { shape: undefined }>;
type Open = (number: number, items: readonly Item[]) => ScopeEnd;

/** One activation of a region, from its packet to what leaves it (L1, L2, L4, M1, X1). */
export function runRegion(oracle: Oracle, region: Region, input: Input, { path, number, causes, fed }: Place): Outcome {
  const base = `${path}/${region.id}${number === 0 ? "" : `#${number}`}`;
  const items = input["in"] ?? [{}];
  const open: Open = (at, entering) => oracle.runScope(region.id, `${base}[${at}]`, { items: entering, causes });
  if (region.kind === "loop") return runLoop(region, items, open, fed);
  if (region.kind === "map") return runMap(oracle, region, items, base, open);
  const end = open(0, items);
  if (end.ender?.kind !== "failure") {
    const yielded = resultOf(end);
    return { packets: new Map(yielded === undefined ? [] : [["out", [yielded]]]) };
  }
  return region.kind === "try" ? { packets: new Map([["error", [failureItems(end.ender.node)]]]) } : { failedAt: end.ender.node };
}

function runLoop({ id, params }: Region, input: readonly Item[], open: Open, fed: boolean): Outcome {
  const list = params["over"] === undefined ? undefined : input;
  const rounds = list?.length ?? (params["times"] as number | undefined) ?? Number.POSITIVE_INFINITY;
  const limit = (params["limit"] as number | undefined) ?? (Number.isFinite(rounds) ? rounds : 1000);
  const keepsAll = params["output"] === "all" || (params["output"] === undefined && list !== undefined);
  const [whileBelow, untilFrom] = [numberIn(params["while"]), numberIn(params["until"])];
  const results: Item[] = [];
  let latest: readonly Item[] | undefined;
  for (let number = 0; number < rounds && number < (whileBelow ?? Number.POSITIVE_INFINITY); number += 1) {
    if (number >= limit) return { failedAt: id };
    const end = open(number, list === undefined ? (latest ?? input) : [list[number] as Item]);
    if (end.ender?.kind === "failure") return { failedAt: end.ender.node };
    const yielded = end.ender === undefined ? joined(end.yielded) : end.ender.token.items;
    if (yielded !== undefined) {
      latest = yielded;
      results.push(...yielded);
    }
    if (end.ender?.kind === "break" || (untilFrom !== undefined && number >= untilFrom)) break;
  }
  return { packets: new Map([["out", [keepsAll ? results : (latest ?? (fed ? input : []))]]]) };
}

function runMap(oracle: Oracle, { params }: Region, input: readonly Item[], base: string, open: Open): Outcome {
  const { over, batch = 1, onItemError = "fail", order = true } = params as Record<string, unknown> & { batch?: number };
  if (params["completeWhen"] !== undefined) throw new Race("completeWhen");
  const count = typeof over === "number" ? over : Math.ceil(input.length / batch);
  const ends = Array.from({ length: count }, (_, at) =>
    open(at, typeof over === "number" ? input : input.slice(at * batch, (at + 1) * batch)),
  );
  const failures = ends.flatMap(({ ender }) => (ender?.kind === "failure" ? [ender.node] : []));
  if (ends.some(({ ender }) => ender?.kind === "break") && count > 1) throw new Race("break in a map");
  if (failures[0] !== undefined && onItemError === "fail") {
    if (failures.length > 1) throw new Race("two instances of a map fail");
    for (let at = 0; at < count; at += 1) oracle.torn.add(`${base}[${at}]`);
    return { failedAt: failures[0] };
  }
  if (failures.length > 1 && onItemError === "collect") throw new Race("the order of collected failures");
  const results = ends.map((end) => (end.ender?.kind === "failure" ? undefined : resultOf(end))).filter((items) => items !== undefined);
  if (order === false && results.length > 1) throw new Race("results in order of their end");
  const packets = new Map([["out", [results.flat()]]]);
  if (failures[0] !== undefined && onItemError === "collect") packets.set("error", [[...failureItems(failures[0])]]);
  return { packets };
}

/** What a scope of a region without rounds gives: what was yielded, and the packet that ended it. */
function resultOf({ yielded, ender }: ScopeEnd): readonly Item[] | undefined {
  if (ender !== undefined && yielded.length > 0) throw new Race("yielded before the end or not");
  return ender === undefined ? joined(yielded) : ender.token.items;
}

/** The order of what was yielded is certain where each packet is a consequence of the one before it. */
function joined(yielded: readonly Token[]): readonly Item[] | undefined {
  yielded.forEach((token, at) => {
    const before = yielded[at - 1];
    if (before !== undefined && ![...before.causes].every((cause) => token.causes.has(cause))) throw new Race("the order of yields");
  });
  return yielded.length === 0 ? undefined : yielded.flatMap(({ items }) => items);
}

function numberIn(text: unknown): number | undefined {
  return typeof text === "string" ? Number(/\d+/.exec(text)?.[0]) : undefined;
}
