import { type ReactNode, useEffect, useState } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMenuAt } from "../ui/useMenuAt.ts";
import { t } from "../words/words.ts";
import type { Selection } from "./cellMoves.ts";
import { copyItems, copySelection, type DataSource, downloadItems } from "./dataSource.ts";
import type { ItemPages } from "./itemPages.ts";
import { tableColumns } from "./tableColumns.ts";
import { type ChangeLook, type TableLook, withHidden } from "./tableLook.ts";

type Props = {
  readonly source: DataSource;
  readonly pages: ItemPages;
  readonly look: TableLook;
  readonly selection: Selection | undefined;
  readonly change: ChangeLook;
};

/** What can be done with the items of a port, whatever they are shown as. */
export function DataTools({ source, pages, look, selection, change }: Props) {
  const { hidden } = look;
  const shown = hidden.size === 0 ? {} : { columns: pages.columns.keys.filter((key) => !hidden.has(key)) };
  const some = (format: "tsv" | "json"): void => {
    if (selection !== undefined) void copySelection(source, pages, selection, tableColumns(pages, look).columns, format);
  };
  return (
    <div className="data-tools">
      <SearchBox key={source.name} value={look.search} search={(search) => change({ search })} />
      <MenuButton icon="columns-3" label={t("Columns")} disabled={pages.columns.keys.length === 0}>
        <ColumnChoices keys={pages.columns.keys} look={look} change={change} />
      </MenuButton>
      <MenuButton icon="copy" label={t("Copy")}>
        <Choice disabled={selection === undefined} run={() => some("tsv")} text={t("Selection as TSV")} />
        <Choice disabled={selection === undefined} run={() => some("json")} text={t("Selection as JSON")} />
        <hr />
        <Choice run={() => void copyItems(source, { format: "tsv", ...shown }, t("All items"))} text={t("All as TSV")} />
        <Choice run={() => void copyItems(source, { format: "json", ...shown }, t("All items"))} text={t("All as JSON")} />
      </MenuButton>
      <MenuButton icon="download" label={t("Download")}>
        <Choice run={() => void downloadItems(source, { format: "csv", ...shown })} text={t("CSV")} />
        <Choice run={() => void downloadItems(source, { format: "json", ...shown })} text={t("JSON")} />
      </MenuButton>
    </div>
  );
}

const PAUSE = 150;

/** Searches when the typing pauses, and at once at Enter. */
function SearchBox({ value, search }: { readonly value: string; search(text: string): void }) {
  const [text, write] = useState(value);
  const [before, see] = useState(value);
  if (before !== value) {
    see(value);
    write(value);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts a search
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => search(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <input
      type="search"
      className="input"
      aria-label={t("Search items")}
      placeholder={t("Search items")}
      value={text}
      onChange={(event) => write(event.target.value)}
      onKeyDown={(event) => event.key === "Enter" && search(text)}
    />
  );
}

type MenuButtonProps = { readonly icon: string; readonly label: string; readonly disabled?: boolean; readonly children: ReactNode };

function MenuButton({ icon, label, disabled = false, children }: MenuButtonProps) {
  const menu = useMenuAt();
  return (
    <>
      <IconButton
        icon={icon}
        label={label}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={menu.at !== undefined}
        onClick={menu.open}
      />
      {menu.at !== undefined && (
        <Menu label={label} at={menu.at} onClose={menu.close}>
          {children}
        </Menu>
      )}
    </>
  );
}

type ChoiceProps = { readonly text: string; readonly disabled?: boolean; run(): void };

function Choice({ text, disabled = false, run }: ChoiceProps) {
  return (
    <button type="button" disabled={disabled} onClick={run}>
      <span>{text}</span>
    </button>
  );
}

type ChoicesProps = { readonly keys: readonly string[]; readonly look: TableLook; readonly change: ChangeLook };

/** The menu stays open while columns are hidden and shown. */
function ColumnChoices({ keys, look, change }: ChoicesProps) {
  return (
    <div className="column-choices scroll">
      {keys.map((key) => {
        const shown = !look.hidden.has(key);
        return (
          <button
            key={key}
            type="button"
            role="menuitemcheckbox"
            aria-checked={shown}
            onClick={(event) => {
              event.stopPropagation();
              change(withHidden(look, key, shown));
            }}
          >
            <span>{key}</span>
          </button>
        );
      })}
      <hr />
      <button type="button" disabled={look.hidden.size === 0} onClick={() => change({ hidden: new Set() })}>
        <span>{t("Show all")}</span>
      </button>
    </div>
  );
}
