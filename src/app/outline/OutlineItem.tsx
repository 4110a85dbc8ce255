import type { MouseEvent } from "react";
import { useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { goToRow, openRow } from "./outlineMoves.ts";
import { edgeKey, type OutlineRow } from "./outlineRows.ts";
import { fold, useOutline } from "./outlineStore.ts";
import { useRowText } from "./useRowText.ts";

type Props = { readonly row: OutlineRow; readonly level: number; readonly current: string | undefined };

/** A row of the outline with what is inside it. */
export function OutlineItem({ row, level, current }: Props) {
  const { title, kind, icon, state, count, problem } = useRowText(row);
  const closed = useOutline((store) => store.closed.has(row.key));
  const selected = useEditor((store) => (row.edge === undefined ? store.selection.has(row.key) : store.selectedEdges.has(row.edge.text)));
  const inside = row.rows.length > 0;
  return (
    <div
      role="treeitem"
      aria-label={[title, kind, state === undefined ? "" : t(state.word), count].filter((part) => part !== "").join(", ")}
      aria-description={problem}
      aria-level={level}
      aria-selected={selected}
      {...(inside ? { "aria-expanded": !closed } : {})}
      tabIndex={row.key === current ? 0 : -1}
      data-row={row.key}
      data-kind={row.kind}
      data-tone={state?.tone}
      onFocus={(event) => event.target === event.currentTarget && !givenBack(event.relatedTarget, selected) && goToRow(row)}
      onContextMenu={(event) => openMenu(event, row)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the tree */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys belong to the tree */}
      <div className="outline-row" onClick={(event) => event.currentTarget.parentElement?.focus()} onDoubleClick={() => openRow(row)}>
        <span className="outline-fold" onPointerDown={() => inside && fold([row.key], !closed)}>
          {inside && <Icon name={closed ? "chevron-right" : "chevron-down"} size={14} />}
        </span>
        <span className="outline-icon">
          <Icon name={icon} size={row.kind === "edge" ? 14 : 16} />
        </span>
        <span className="outline-title">{title}</span>
        <span className="outline-kind">{kind}</span>
        {problem !== undefined && (
          <span className="outline-problem" title={problem}>
            <Icon name="triangle-alert" size={14} />
          </span>
        )}
        <span className="outline-state">
          {state !== undefined && state.icon !== "" && <Icon name={state.icon} size={14} />}
          {state && t(state.word)}
        </span>
        <span className="outline-count">{count}</span>
      </div>
      {inside && !closed && (
        <div role="group" className="outline-inside">
          {row.rows.map((each) => (
            <OutlineItem key={each.key} row={each} level={level + 1} current={current} />
          ))}
        </div>
      )}
    </div>
  );
}

/** A dialog that closes gives the focus back to the row that it was opened from; what it selected stays selected. */
function givenBack(from: EventTarget | null, selected: boolean): boolean {
  const { selection, selectedEdges } = useEditor.getState();
  return from === null && !selected && selection.size + selectedEdges.size > 0;
}

function openMenu(event: MouseEvent<HTMLElement>, row: OutlineRow): void {
  event.preventDefault();
  event.stopPropagation();
  goToRow(row);
  const box = event.currentTarget.getBoundingClientRect();
  const byMouse = event.clientY !== 0 && event.button === 2;
  const at = byMouse ? { x: event.clientX, y: event.clientY } : { x: box.left + 40, y: box.top + 32 };
  setUi({ menu: { ...at, of: row.kind } });
}

/** The row that the selection names, where it names one. */
export function selectedRow(selection: ReadonlySet<string>, edges: ReadonlySet<string>): string | undefined {
  const [only] = selection;
  const [edge] = edges;
  if (selection.size === 1) return only;
  return selection.size === 0 && edges.size === 1 && edge !== undefined ? edgeKey(edge) : undefined;
}
