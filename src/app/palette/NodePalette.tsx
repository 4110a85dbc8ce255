import { useMemo, useState } from "react";
import type { NodeDescription } from "../../model/nodeType.ts";
import { DRAGGED_TYPE } from "../canvas/draggedType.ts";
import { viewport } from "../canvas/viewport.ts";
import { useEditor } from "../editor/editorStore.ts";
import { insertNode } from "../editor/inserting.ts";
import { Icon } from "../ui/Icon.tsx";
import { CATEGORIES } from "./categories.ts";
import "./palette.css";
import { t } from "../words/words.ts";
import { searchNodes } from "./searchNodes.ts";

/** The rail tab “Nodes”: every node type by category, to search, click or drag onto the canvas. */
export function NodePalette() {
  const catalogue = useEditor((state) => state.catalogue);
  const [search, setSearch] = useState("");
  const groups = useMemo(() => grouped(searchNodes(catalogue, search)), [catalogue, search]);
  return (
    <div className="palette">
      <div className="rail-search">
        <Icon name="search" size={14} />
        <input
          type="search"
          className="input"
          aria-label={t("Search node types")}
          placeholder={t("Search node types")}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <div className="palette-list scroll">
        {groups.map(([category, types]) => (
          <section key={category} aria-label={t(CATEGORIES[category])}>
            <h3 className="rail-heading">{t(CATEGORIES[category])}</h3>
            <ul>
              {types.map((type) => (
                <li key={type.type}>
                  <PaletteEntry type={type} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        {groups.length === 0 && <p className="creator-none">{catalogue.length === 0 ? t("Loading…") : t("Nothing found.")}</p>}
      </div>
    </div>
  );
}

function PaletteEntry({ type }: { readonly type: NodeDescription }) {
  return (
    <button
      type="button"
      className="palette-entry"
      draggable
      aria-label={type.title}
      title={type.docs.summary}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_TYPE, `${type.type}@${type.version}`);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onClick={() => {
        const id = insertNode(type, { center: viewport.center() });
        requestAnimationFrame(() => viewport.reveal(id));
      }}
    >
      <span className="type-icon">
        <Icon name={type.icon} size={16} />
      </span>
      <span>{type.title}</span>
    </button>
  );
}

function grouped(types: readonly NodeDescription[]): readonly (readonly [NodeDescription["category"], readonly NodeDescription[]])[] {
  return (Object.keys(CATEGORIES) as NodeDescription["category"][])
    .map((category) => [category, types.filter((type) => type.category === category)] as const)
    .filter(([, list]) => list.length > 0);
}
