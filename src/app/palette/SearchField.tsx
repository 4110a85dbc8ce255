import type { KeyboardEvent } from "react";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";

type Props = {
  readonly label: string;
  readonly placeholder: string;
  /** Id of the listbox that it searches. */
  readonly list: string;
  /** Id of the active option. */
  readonly active: string | undefined;
  readonly value: string;
  readonly onSearch: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The combobox at the top of a dialog that searches; it has the focus for as long as it is drawn. */
export function SearchField({ label, placeholder, list, active, value, onSearch, onKeyDown }: Props) {
  return (
    <div className="creator-search">
      <Icon name="search" />
      <input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={active}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
        ref={(input) => input?.focus()}
      />
      <Keys keys="Escape" />
    </div>
  );
}
