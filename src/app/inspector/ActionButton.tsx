import type { Action } from "../editor/action.ts";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import { t } from "../words/words.ts";

/** An action as a wide button with its key. */
export function ActionButton({ action }: { readonly action: Action }) {
  return (
    <button type="button" className="button outlined wide" onClick={action.run}>
      {action.icon !== undefined && <Icon name={action.icon} />}
      <span>{t(action.title)}</span>
      <Keys keys={action.keys[0]} />
    </button>
  );
}
