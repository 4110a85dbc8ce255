import { needsNothing } from "../../model/needsNothing.ts";
import type { Permissions } from "../../model/workflow.ts";
import { Icon } from "../ui/Icon.tsx";
import { msg, t } from "../words/words.ts";
import "./share.css";

const ASKS = [
  ["net", msg("Reach"), "globe"],
  ["secrets", msg("Use secrets"), "key-round"],
  ["read", msg("Read"), "folder-open"],
  ["write", msg("Change"), "pencil"],
  ["run", msg("Run programs"), "square-code"],
] as const;

/** What a workflow asks for, as a list; nothing where it asks for nothing. */
export function AskedList({ asked }: { readonly asked: Permissions }) {
  if (needsNothing(asked)) return null;
  return (
    <ul className="asked" aria-label={t("It asks for")}>
      {ASKS.map(([kind, verb, icon]) => {
        const list = asked[kind] ?? [];
        return list.length === 0 ? null : (
          <li key={kind}>
            <Icon name={icon} size={14} />
            {t(verb)}
            {list.map((each) => (
              <code key={each}>{each === "*" ? t("every host (*)") : each}</code>
            ))}
          </li>
        );
      })}
      {asked.code === true && (
        <li>
          <Icon name="code" size={14} />
          {t("Run code written in it, in a sandbox")}
        </li>
      )}
    </ul>
  );
}
