import { type ReactNode, useState } from "react";
import { announce } from "../../editor/uiStore.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { toast } from "../../ui/Toasts.tsx";
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
    toast("Path copied.");
  };
  const insert = (): void => {
    insertIntoLast(path);
    announce(`${path} inserted into ${last?.label}`);
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
        aria-label={`Use ${name}`}
        aria-haspopup="menu"
        title={`Insert or copy ${path}`}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setMenu({ x: box.left, y: box.bottom });
        }}
      >
        <Icon name="plus" size={14} />
      </button>
      {menu !== undefined && (
        <Menu label={`Use ${name}`} at={menu} onClose={() => setMenu(undefined)}>
          {last !== undefined && (
            <button type="button" onClick={insert}>
              Insert into {last.label}
            </button>
          )}
          <button type="button" onClick={() => void copy()}>
            Copy path
          </button>
        </Menu>
      )}
    </span>
  );
}
