import { type ReactNode, useId, useState } from "react";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import "./palette.css";
import { usePickList } from "./pickList.ts";
import { SearchField } from "./SearchField.tsx";

/** Something that a search finds. */
export type Found = {
  readonly key: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly icon: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
};

type Props = {
  readonly title: string;
  readonly label: string;
  readonly placeholder: string;
  readonly find: (search: string) => readonly Found[];
  /** Said where nothing is found. */
  readonly none: (search: string) => ReactNode;
  readonly onClose: () => void;
};

/** A dialog with a search field and what it finds: arrows, Enter, Escape. */
export function SearchDialog({ title, label, placeholder, find, none, onClose }: Props) {
  const [search, setSearch] = useState("");
  const id = useId();
  const found = find(search);
  const choose = (entry: Found): void => {
    onClose();
    // The focus is back where it was by then, and the action may move it.
    queueMicrotask(entry.run);
  };
  const { at, list, press, point } = usePickList(found, choose);
  return (
    <Dialog title={title} bare className="creator high" onClose={onClose}>
      <SearchField
        label={label}
        placeholder={placeholder}
        list={`${id}-list`}
        active={at < 0 ? undefined : `${id}-${at}`}
        value={search}
        onSearch={(text) => {
          setSearch(text);
          point(0);
        }}
        onKeyDown={press}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={title}
        className="creator-list scroll"
        tabIndex={-1}
        hidden={found.length === 0}
      >
        {found.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the combobox
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            aria-label={entry.title}
            aria-selected={index === at}
            tabIndex={-1}
            className="type-entry"
            onPointerMove={() => point(index)}
            onClick={() => choose(entry)}
          >
            <span className="type-icon">
              <Icon name={entry.icon} size={18} />
            </span>
            <span className="type-text">
              <strong>{entry.title}</strong>
              {entry.detail !== undefined && <span>{entry.detail}</span>}
            </span>
            <Keys keys={entry.keys} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="creator-none">{none(search)}</p>}
    </Dialog>
  );
}
