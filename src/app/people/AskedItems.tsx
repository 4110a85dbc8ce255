import { useEffect, useState } from "react";
import type { ItemPage } from "../../model/itemView.ts";
import { isObject, type Json } from "../../model/json.ts";
import { cellText, cellTitle } from "../data/cellText.ts";
import { inputChoices } from "../data/portChoices.ts";
import { engineClient } from "../run/engineClient.ts";
import { openWorkflow } from "../run/openWorkflow.ts";
import type { Question } from "../run/questions.ts";
import { useRunStore } from "../run/runStore.ts";
import { t, tn } from "../words/words.ts";

/** Items shown of those that a question is about. */
const SHOWN = 3;

/** The items that came to the node that asks, the first few with their fields. */
export function AskedItems({ question }: { readonly question: Question }) {
  const { node, scope } = question;
  const runId = useRunStore((state) => state.facts.runId);
  const [page, setPage] = useState<ItemPage>();
  useEffect(() => {
    let live = true;
    void askedItems(runId, node, scope).then((found) => {
      if (live) setPage(found);
    });
    return () => {
      live = false;
    };
  }, [runId, node, scope]);
  if (page === undefined || page.total === 0) return null;
  const more = page.total - page.items.length;
  return (
    <section className="asked-items" aria-label={t("Data")}>
      {page.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items are named by their place
        <dl key={at}>
          {rowsOf(item).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={cellTitle(value)}>{cellText(value)}</dd>
            </div>
          ))}
        </dl>
      ))}
      {more > 0 && <p className="quiet">{tn(more, "and {count} more item", "and {count} more items")}</p>}
    </section>
  );
}

async function askedItems(runId: string | undefined, node: string, scope: string): Promise<ItemPage | undefined> {
  if (runId === undefined) return undefined;
  const { workflow, catalogue } = openWorkflow();
  const { session } = useRunStore.getState();
  const choices = inputChoices({ workflow, catalogue, session, scope }, node);
  const port = choices.find(({ count }) => (count ?? 0) > 0);
  if (port === undefined) return undefined;
  const answer = await engineClient().items({ runId, node: port.node, port: port.port, scope }, 0, SHOWN);
  return answer.ok ? answer.value : undefined;
}

function rowsOf(item: Json): readonly (readonly [string, Json | undefined])[] {
  return isObject(item) ? Object.entries(item as { readonly [key: string]: Json }) : [["value", item]];
}
