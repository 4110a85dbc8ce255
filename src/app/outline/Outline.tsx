import { useEffect, useMemo, useRef } from "react";
import { EmptyWorkflow } from "../canvas/EmptyWorkflow.tsx";
import { showViewport } from "../canvas/viewport.ts";
import { useEditor } from "../editor/editorStore.ts";
import { t } from "../words/words.ts";
import { ConnectDialog } from "./ConnectDialog.tsx";
import { OutlineBar } from "./OutlineBar.tsx";
import { OutlineTree } from "./OutlineTree.tsx";
import { outlineOf } from "./outlineRows.ts";
import { useOutline } from "./outlineStore.ts";
import "./outline.css";

/** The open workflow as a tree to be read and edited: an equal of the canvas, for keyboards and screen readers. */
export function Outline() {
  const element = useRef<HTMLElement>(null);
  const workflow = useEditor((state) => state.workflow);
  const catalogue = useEditor((state) => state.catalogue);
  const connecting = useOutline((state) => state.connecting);
  const rows = useMemo(() => outlineOf(workflow, catalogue), [workflow, catalogue]);
  useEffect(() => {
    showViewport(undefined, element.current ?? undefined, () => currentRow(element.current));
    if (document.activeElement === document.body) currentRow(element.current)?.focus();
    return () => showViewport(undefined, undefined);
  }, []);
  return (
    <main ref={element} aria-label={t("Canvas")} aria-describedby="outline-help" className="outline" data-pane="Canvas">
      <span id="outline-help" className="visually-hidden">
        {t(
          "The outline: arrows go from row to row, Enter opens a node, A adds one after it, C connects it, Space runs to it, O opens its output, F2 renames it, Delete removes it, question mark lists all keys.",
        )}
      </span>
      <OutlineBar />
      {rows.length === 0 ? <EmptyWorkflow /> : <OutlineTree rows={rows} />}
      {connecting !== undefined && <ConnectDialog node={connecting} />}
    </main>
  );
}

function currentRow(outline: HTMLElement | null): HTMLElement | undefined {
  return outline?.querySelector<HTMLElement>("[role=treeitem][tabindex='0']") ?? undefined;
}
