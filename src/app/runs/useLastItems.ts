import { useEffect, useState } from "react";
import type { Json } from "../../model/json.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStore } from "../run/runStore.ts";

/** Items of the last output that are offered to begin with. */
const OFFERED = 50;

/** The first items that left a port last in the shown run; undefined where there are none, until they are there, and without a port. */
export function useLastItems(node: string | undefined, port: string): readonly Json[] | undefined {
  const { runId } = useRunStore((state) => state.facts);
  const [items, setItems] = useState<readonly Json[]>();
  useEffect(() => {
    if (node === undefined || runId === undefined) return;
    let live = true;
    void engineClient()
      .items({ runId, node, port }, 0, OFFERED)
      .then((answer) => {
        if (live && answer.ok && answer.value.items.length > 0) setItems(answer.value.items as readonly Json[]);
      });
    return () => {
      live = false;
    };
  }, [runId, node, port]);
  return items;
}
