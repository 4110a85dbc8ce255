import { useId, useMemo, useState } from "react";
import type { NodeDescription } from "../../model/nodeType.ts";
import { viewport } from "../canvas/viewport.ts";
import { fittingPort } from "../editor/connecting.ts";
import { useEditor } from "../editor/editorStore.ts";
import { insertNode } from "../editor/inserting.ts";
import { insertRegion } from "../editor/insertingRegion.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { selectedNode } from "../editor/selecting.ts";
import { edgeOf } from "../editor/splicing.ts";
import { setUi, type UiState } from "../editor/uiStore.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { CATEGORIES } from "./categories.ts";
import "./palette.css";
import { t } from "../words/words.ts";
import { usePickList } from "./pickList.ts";
import { noteRecent, recentFirst, recentTypes } from "./recentTypes.ts";
import { isRegionEntry, type RegionEntry, regionEntries } from "./regionEntries.ts";
import { SearchField } from "./SearchField.tsx";
import { searchNodes } from "./searchNodes.ts";
import { useSaved } from "./useSaved.ts";

type Entry = NodeDescription | RegionEntry;

type Props = { readonly request: NonNullable<UiState["creator"]> };

/**
 * The dialog “Add node”: search, arrows, Enter. A dropped edge narrows it to the types it fits. Kept workflows that take inputs stand
 * among the types: choosing one puts in a call of it; and so do regions.
 */
export function NodeCreator({ request }: Props) {
  const catalogue = useEditor((state) => state.catalogue);
  const [search, setSearch] = useState("");
  const id = useId();
  const from = request.from ?? sourceOfEdge(request.edge);
  const saved = useSaved(catalogue);
  const found = useMemo(() => {
    const all = [...catalogue, ...saved.keys()];
    const fitting = from === undefined ? all : all.filter((type) => fittingPort(type, from) !== undefined);
    const regions = catalogue.length === 0 ? [] : regionEntries();
    if (search.trim() === "") return recentFirst(searchNodes<Entry>([...fitting, ...regions], ""), recentTypes());
    // Of what is found equally well, a region is what was meant by “foreach” or “parallel”.
    return searchNodes<Entry>([...regions, ...fitting], search);
  }, [catalogue, saved, from, search]);
  const close = (): void => setUi({ creator: undefined });
  const choose = (type: Entry): void => {
    close();
    if (isRegionEntry(type)) {
      insertRegion(type.region, { ...request, ...(from === undefined ? {} : { from }), center: viewport.center() });
      return show(selectedNode());
    }
    const calls = saved.get(type);
    if (calls === undefined) noteRecent(type.type);
    const node = insertNode(type, {
      ...request,
      ...(from === undefined ? {} : { from }),
      ...(calls === undefined ? {} : { calls }),
      center: viewport.center(),
    });
    show(node);
  };
  const { at, list, press, point } = usePickList(found, choose);
  const active = found[at];
  return (
    <Dialog title={t("Add node")} bare className="creator high" onClose={close}>
      <SearchField
        label={t("Search nodes")}
        placeholder={placeholder(from)}
        list={`${id}-list`}
        active={active === undefined ? undefined : `${id}-${at}`}
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
        aria-label={t("Node types")}
        className="creator-list scroll"
        tabIndex={-1}
        hidden={found.length === 0}
      >
        {found.map((type, index) => (
          <Option
            // biome-ignore lint/suspicious/noArrayIndexKey: two kept workflows may have one name
            key={`${type.type} ${index}`}
            id={`${id}-${index}`}
            type={type}
            category={isRegionEntry(type) ? t("Region") : saved.has(type) ? t("your workflow") : t(CATEGORIES[type.category])}
            active={type === active}
            onPoint={() => point(index)}
            onChoose={() => choose(type)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p className="creator-none">
          {catalogue.length === 0 ? t("The node types are being loaded…") : t("No node type fits “{search}”.", { search })}
        </p>
      )}
    </Dialog>
  );
}

/** Shows what was put in, once it is drawn. */
function show(id: string | undefined): void {
  requestAnimationFrame(() => {
    if (id !== undefined) void viewport.reveal(id);
    viewport.focus();
  });
}

/** Where what passes a wire comes from. */
function sourceOfEdge(text: string | undefined): Props["request"]["from"] {
  if (text === undefined) return undefined;
  const { workflow, catalogue } = useEditor.getState();
  const edge = edgeOf(workflow, catalogue, text);
  return edge === undefined ? undefined : { ...edge.from, side: "output" };
}

function placeholder(from: Props["request"]["from"]): string {
  if (from === undefined) return t("Search nodes…");
  const title = titleOf(useEditor.getState().workflow, from.node);
  return from.side === "output" ? t("What comes after “{title}”?", { title }) : t("What feeds “{title}”?", { title });
}

type OptionProps = {
  readonly id: string;
  readonly type: Entry;
  readonly category: string;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
};

function Option({ id, type, category, active, onPoint, onChoose }: OptionProps) {
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
      <span className="type-category">{category}</span>
    </div>
  );
}
