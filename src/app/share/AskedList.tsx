import type { Permissions } from "../../model/workflow.ts";
import { needsNothing } from "../run/grants.ts";
import { Icon } from "../ui/Icon.tsx";
import "./share.css";

const ASKS = [
  ["net", "Reach", "globe"],
  ["secrets", "Use secrets", "key-round"],
  ["read", "Read", "folder-open"],
  ["write", "Change", "pencil"],
  ["run", "Run programs", "square-code"],
] as const;

/** What a workflow asks for, as a list; nothing where it asks for nothing. */
export function AskedList({ asked }: { readonly asked: Permissions }) {
  if (needsNothing(asked)) return null;
  return (
    <ul className="asked" aria-label="It asks for">
      {ASKS.map(([kind, verb, icon]) => {
        const list = asked[kind] ?? [];
        return list.length === 0 ? null : (
          <li key={kind}>
            <Icon name={icon} size={14} />
            {verb}
            {list.map((each) => (
              <code key={each}>{each === "*" ? "every host (*)" : each}</code>
            ))}
          </li>
        );
      })}
      {asked.code === true && (
        <li>
          <Icon name="code" size={14} />
          Run code written in it, in a sandbox
        </li>
      )}
    </ul>
  );
}
