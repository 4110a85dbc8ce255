import { type ReactNode, useMemo, useState } from "react";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Workflow } from "../../model/workflow.ts";
import { DRAGGED_TYPE, dragType, type Place } from "../canvas/draggedType.ts";
import { viewport } from "../canvas/viewport.ts";
import { useEditor } from "../editor/editorStore.ts";
import { EMPTY } from "../editor/frames.ts";
import { CARD } from "../editor/grid.ts";
import { insertNode } from "../editor/inserting.ts";
import { insertRegion } from "../editor/insertingRegion.ts";
import { selectedNode } from "../editor/selecting.ts";
import { Icon } from "../ui/Icon.tsx";
import { CATEGORIES } from "./categories.ts";
import "./palette.css";
import { t } from "../words/words.ts";
import { type RegionEntry, regionEntries } from "./regionEntries.ts";
import { type Findable, searchNodes } from "./searchNodes.ts";
import { useSaved } from "./useSaved.ts";

/**
 * The rail tab “Nodes”: every node type by category, the kinds of region, and the kept workflows that can be called; to search, click or
 * drag onto the canvas.
 */
export function NodePalette() {
  const catalogue = useEditor((state) => state.catalogue);
  const [search, setSearch] = useState("");
  const groups = useMemo(() => grouped(searchNodes(catalogue, search)), [catalogue, search]);
  const regions = useMemo(() => (catalogue.length === 0 ? [] : searchNodes(regionEntries(), search)), [catalogue, search]);
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
          <Section key={category} title={t(CATEGORIES[category])} found={types}>
            {(type) => <PaletteEntry entry={type} type={type} insert={(to) => insertNode(type, to)} />}
          </Section>
        ))}
        <Section title={t("Regions")} found={regions}>
          {(region) => <PaletteEntry entry={region} type={undefined} insert={(to) => putRegion(region, to)} />}
        </Section>
        <Section title={t("Your workflows")} found={calls}>
          {(type) => <PaletteEntry entry={type} type={type} insert={(to) => insertNode(type, { ...to, ...callOf(saved.get(type)) })} />}
        </Section>
        {groups.length + regions.length + calls.length === 0 && (
          <p className="creator-none">{catalogue.length === 0 ? t("Loading…") : t("Nothing found.")}</p>
        )}
      </div>
    </div>
  );
}

type SectionProps<T> = { readonly title: string; readonly found: readonly T[]; readonly children: (entry: T) => ReactNode };

/** What was found of one sort; nothing where that is nothing. */
function Section<T>({ title, found, children }: SectionProps<T>) {
  if (found.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="rail-heading">{title}</h3>
      <ul>
        {found.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two kept workflows may have one name
          <li key={index}>{children(entry)}</li>
        ))}
      </ul>
    </section>
  );
}

type EntryProps = {
  readonly entry: Findable;
  readonly type: NodeDescription | undefined;
  /** Puts it on the canvas; gives the id. */
  readonly insert: (to: Place) => string | undefined;
};

function PaletteEntry({ entry, type, insert }: EntryProps) {
  return (
    <button
      type="button"
      className="palette-entry"
      draggable
      aria-label={entry.title}
      title={entry.docs.summary}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED_TYPE, `${entry.type}@${entry.version}`);
        event.dataTransfer.effectAllowed = "copy";
        dragType({ type, insert });
      }}
      onDragEnd={() => dragType(undefined)}
      onClick={() => {
        const id = insert({ center: viewport.center() });
        if (id !== undefined) requestAnimationFrame(() => viewport.reveal(id));
      }}
    >
      <span className="type-icon">
        <Icon name={entry.icon} size={16} />
      </span>
      <span>{entry.title}</span>
    </button>
  );
}

/** A region is larger than the card that is meant by the point. */
function putRegion({ region }: RegionEntry, to: Place): string | undefined {
  const { at } = to;
  const corner = at && { x: at.x - (EMPTY.width - CARD.width) / 2, y: at.y - (EMPTY.height - CARD.height) / 2 };
  insertRegion(region, { ...to, ...(corner === undefined ? {} : { at: corner }) });
  return selectedNode();
}

const callOf = (calls: Workflow | undefined): { readonly calls?: Workflow } => (calls === undefined ? {} : { calls });

function grouped(types: readonly NodeDescription[]): readonly (readonly [NodeDescription["category"], readonly NodeDescription[]])[] {
  return (Object.keys(CATEGORIES) as NodeDescription["category"][])
    .map((category) => [category, types.filter((type) => type.category === category)] as const)
    .filter(([, list]) => list.length > 0);
}
