import { useMemo, useState } from "react";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { DRAGGED_TYPE, dragType } from "../canvas/draggedType.ts";
import { viewport } from "../canvas/viewport.ts";
import { useEditor } from "../editor/editorStore.ts";
import { insertNode } from "../editor/inserting.ts";
import { Icon } from "../ui/Icon.tsx";
import { CATEGORIES } from "./categories.ts";
import "./palette.css";
import { t } from "../words/words.ts";
import { searchNodes } from "./searchNodes.ts";
import { useSaved } from "./useSaved.ts";

/** The rail tab “Nodes”: every node type by category, and the kept workflows that can be called; to search, click or drag onto the canvas. */
export function NodePalette() {
  const catalogue = useEditor((state) => state.catalogue);
  const [search, setSearch] = useState("");
  const groups = useMemo(() => grouped(searchNodes(catalogue, search)), [catalogue, search]);
  const saved = useSaved(catalogue);
  const calls = useMemo(() => searchNodes([...saved.keys()], search), [saved, search]);
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
        {calls.length > 0 && (
          <section aria-label={t("Your workflows")}>
            <h3 className="rail-heading">{t("Your workflows")}</h3>
            <ul>
              {calls.map((type, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two kept workflows may have one name
                <li key={index}>
                  <PaletteEntry type={type} calls={saved.get(type)} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {groups.length + calls.length === 0 && (
          <p className="creator-none">{catalogue.length === 0 ? t("Loading…") : t("Nothing found.")}</p>
        )}
      </div>
    </div>
  );
}

function PaletteEntry({ type, calls }: { readonly type: NodeDescription; readonly calls?: Workflow | undefined }) {
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
        dragType({ type, calls });
      }}
      onDragEnd={() => dragType(undefined)}
      onClick={() => {
        const id = insertNode(type, { center: viewport.center(), ...(calls === undefined ? {} : { calls }) });
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
