import { type ReactNode, useState } from "react";
import { announce } from "../../editor/uiStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { toast } from "../../ui/Toasts.tsx";
import { t } from "../../words/words.ts";
import { DRAGGED_PATH } from "./draggedPath.ts";
import { insertIntoLast, useLastField } from "./lastField.ts";
import "./insert.css";

type Props = { readonly name: string; readonly path: string; readonly node: string };

/** The key of a column that can be dragged into a field; a menu does the same with the keyboard. */
export function KeyHandle({ name, path, node }: Props): ReactNode {
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>();
  const last = useLastField((state) => (state.last?.node === node ? state.last : undefined));
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`\${${path}}`);
    toast(t("Path copied."));
  };
  const insert = (): void => {
    insertIntoLast(path);
    announce(t("{path} inserted into {label}", { path, label: last?.label ?? "" }));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the mouse; the button does the same
    <span
      className="key-handle"
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_PATH, path);
        event.dataTransfer.setData("text/plain", `\${${path}}`);
        event.dataTransfer.effectAllowed = "copy";
      }}
    >
      {name}
      <button
        type="button"
        className="key-button"
        aria-label={t("Use {name}", { name })}
        aria-haspopup="menu"
        title={t("Insert or copy {path}", { path })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setMenu({ x: box.left, y: box.bottom });
        }}
      >
        <Icon name="plus" size={14} />
      </button>
      {menu !== undefined && (
        <Menu label={t("Use {name}", { name })} at={menu} onClose={() => setMenu(undefined)}>
          {last !== undefined && (
            <button type="button" onClick={insert}>
              {t("Insert into {label}", { label: last.label })}
            </button>
          )}
          <button type="button" onClick={() => void copy()}>
            {t("Copy path")}
          </button>
        </Menu>
      )}
    </span>
  );
}
