import { useEffect, useReducer, useRef, useState } from "react";
import type { PacketAddress } from "../../../workers/protocol.ts";
import type { ItemView } from "../../model/itemView.ts";
import { engineClient } from "../run/engineClient.ts";
import { type Columns, ItemPages, PAGE, packetKey } from "./itemPages.ts";

export type PagesView = {
  readonly pages: ItemPages | undefined;
  readonly error: string | undefined /** Grows with every page that came. */;
  readonly version: number;
};

/**
 * The items of a view of a packet. While those of another view, of a newer state or of a newer run are on their way, the last ones of the
 * place stay; those of another place are never shown. `state` tells states of the same packet apart.
 */
export function useItemPages(address: PacketAddress | undefined, state: number, view: ItemView): PagesView {
  const [version, redraw] = useReducer((count: number) => count + 1, 0);
  const [shown, show] = useState<{ readonly place: string; readonly pages: ItemPages } | undefined>(undefined);
  const [error, fail] = useState<string | undefined>(undefined);
  const known = useRef<{ readonly packet: string; readonly columns: Columns } | undefined>(undefined);
  const packet = address === undefined ? undefined : packetKey(address, state);
  const place = address === undefined ? "" : packetKey({ ...address, runId: "" }, 0);
  const key = address === undefined ? undefined : packetKey(address, state, view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that matters of address and view
  useEffect(() => {
    if (address === undefined) {
      show(undefined);
      return;
    }
    let live = true;
    const fetch = async (from: number, count: number) => {
      const answer = await engineClient().items(address, from, count, view);
      if (!live) return undefined;
      fail(answer.ok ? undefined : answer.message);
      return answer.ok ? answer.value : undefined;
    };
    const columns = known.current?.packet === packet ? known.current?.columns : undefined;
    const changed = (): void => {
      if (!live) return;
      known.current = { packet: packet ?? "", columns: next.columns };
      show({ place, pages: next });
      redraw();
    };
    const next = new ItemPages(fetch, changed, columns);
    next.want(0, PAGE - 1);
    return () => {
      live = false;
    };
  }, [key]);
  return { pages: shown?.place === place ? shown.pages : undefined, error, version };
}
