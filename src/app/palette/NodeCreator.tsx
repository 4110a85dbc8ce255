import { useId, useMemo, useState } from "react";
import type { NodeDescription } from "../../model/nodeType.ts";
import { viewport } from "../canvas/viewport.ts";
import { fittingPort } from "../editor/connecting.ts";
import { useEditor } from "../editor/editorStore.ts";
import { insertNode } from "../editor/inserting.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { edgeOf } from "../editor/splicing.ts";
import { setUi, type UiState } from "../editor/uiStore.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./palette.css";
import { usePickList } from "./pickList.ts";
import { SearchField } from "./SearchField.tsx";
import { searchNodes } from "./searchNodes.ts";

type Props = { readonly request: NonNullable<UiState["creator"]> };

/** The dialog “Add node”: search, arrows, Enter. A dropped edge narrows it to the types it fits. */
export function NodeCreator({ request }: Props) {
  const catalogue = useEditor((state) => state.catalogue);
  const [search, setSearch] = useState("");
  const id = useId();
  const from = request.from ?? sourceOfEdge(request.edge);
  const found = useMemo(() => {
    const fitting = from === undefined ? catalogue : catalogue.filter((type) => fittingPort(type, from) !== undefined);
    return searchNodes(fitting, search);
  }, [catalogue, from, search]);
  const close = (): void => setUi({ creator: undefined });
  const choose = (type: NodeDescription): void => {
    close();
    const node = insertNode(type, { ...request, ...(from === undefined ? {} : { from }), center: viewport.center() });
    requestAnimationFrame(() => {
      viewport.reveal(node);
      viewport.focus();
    });
  };
  const { at, list, press, point } = usePickList(found, choose);
  const active = found[at];
  return (
    <Dialog title="Add node" bare className="creator high" onClose={close}>
      <SearchField
        label="Search nodes"
        placeholder={placeholder(from)}
        list={`${id}-list`}
        active={active === undefined ? undefined : `${id}-${active.type}`}
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
        aria-label="Node types"
        className="creator-list scroll"
        tabIndex={-1}
        hidden={found.length === 0}
      >
        {found.map((type) => (
          <Option
            key={type.type}
            id={`${id}-${type.type}`}
            type={type}
            active={type === active}
            onPoint={() => point(found.indexOf(type))}
            onChoose={() => choose(type)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className="creator-none">{catalogue.length === 0 ? "The node types are being loaded…" : `No node type fits “${search}”.`}</p>
      )}
    </Dialog>
  );
}

/** Where what passes a wire comes from. */
function sourceOfEdge(text: string | undefined): Props["request"]["from"] {
  if (text === undefined) return undefined;
  const { workflow, catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  return edge === undefined ? undefined : { ...edge.from, side: "output" };
}

function placeholder(from: Props["request"]["from"]): string {
  if (from === undefined) return "Search nodes…";
  const title = titleOf(useEditor.getState().workflow, from.node);
  return from.side === "output" ? `What comes after “${title}”?` : `What feeds “${title}”?`;
}

type OptionProps = {
  readonly id: string;
  readonly type: NodeDescription;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
};

function Option({ id, type, active, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the combobox
    <div
      id={id}
      role="option"
      aria-label={type.title}
      aria-selected={active}
      tabIndex={-1}
      className="type-entry"
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className="type-icon">
        <Icon name={type.icon} size={18} />
      </span>
      <span className="type-text">
        <strong>{type.title}</strong>
        <span>{type.docs.summary}</span>
      </span>
      <span className="type-category">{type.category}</span>
    </div>
  );
}
