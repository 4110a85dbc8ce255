import type { Item } from "../src/model/item.ts";
import type { ItemPage, PacketAddress } from "./protocol.ts";
import type { RunData } from "./recordedRun.ts";

/** Most items in one page. */
const LARGEST_PAGE = 1000;

/** Some of the items at an address; none where there is no such run. */
export function itemPage(run: RunData | undefined, address: PacketAddress, from: number, count: number): ItemPage {
  const first = Math.max(0, Math.floor(from));
  const last = first + Math.min(count, LARGEST_PAGE);
  if (run === undefined) return { total: 0, from: first, items: [] };
  if (address.scope !== undefined) return inScope(run, address, first, last);
  const items = run.items(address.node, address.port, address.activation);
  return { total: items.length, from: first, items: items.slice(first, last) };
}

/** The packets of a port in a scope, one behind the other, without copying more of them than the page. */
function inScope({ log }: RunData, { node, port, scope }: PacketAddress, first: number, last: number): ItemPage {
  const items: Item[] = [];
  let total = 0;
  for (const event of log) {
    if ((event.kind !== "node-finished" && event.kind !== "node-failed") || event.node !== node) continue;
    if (scope !== "*" && event.scope !== scope) continue;
    const packet = event.outputs.find((each) => each.port === port)?.items ?? [];
    for (const item of packet.slice(Math.max(0, first - total), Math.max(0, last - total))) items.push(item);
    total += packet.length;
  }
  return { total, from: first, items };
}
