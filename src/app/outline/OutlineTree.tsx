import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { watchLongPress } from "../canvas/longPress.ts";
import { actionOf } from "../editor/actions.ts";
import { useEditor } from "../editor/editorStore.ts";
import { isLetterKey } from "../settings/letterKeys.ts";
import { t } from "../words/words.ts";
import { OutlineItem, selectedRow } from "./OutlineItem.tsx";
import { addAfter, openRow } from "./outlineMoves.ts";
import { type OutlineRow, rowsAround, type ShownRow, shownRows } from "./outlineRows.ts";
import { fold, useOutline } from "./outlineStore.ts";
import { treeStep, typedRow } from "./treeKeys.ts";
import { rowTitle } from "./useRowText.ts";

/** Milliseconds after which a typed letter begins anew. */
const TYPING = 700;

/** The tree “Workflow outline”: one tab stop, which arrows move. */
export function OutlineTree({ rows }: { readonly rows: readonly OutlineRow[] }) {
  const element = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: Number.NEGATIVE_INFINITY });
  const closed = useOutline((state) => state.closed);
  const shown = useMemo(() => shownRows(rows, closed), [rows, closed]);
  const current = useCurrent(rows, shown);
  useFollowingFocus(element, current);
  useEffect(() => (element.current === null ? undefined : watchLongPress(element.current)), []);
  const at = shown.findIndex(({ row }) => row.key === current);

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const step = treeStep(event.key, shown, at, closed);
    const row = shown[at]?.row;
    const typing = event.timeStamp - typed.current.at < TYPING;
    if (step !== undefined) {
      if ("to" in step) focusRow(element.current, step.to);
      else if ("open" in step) fold([step.open], false);
      else fold([step.close], true);
    } else if (event.key === "Enter" && row !== undefined) openRow(row);
    else if (event.key === " ") runTo();
    else if (!typing && isLetterKey("a", event)) addAfter();
    else if (!(event.key.length === 1 && (typing || !isLetterKey(undefined, event)))) return;
    else {
      typed.current = { text: (typing ? typed.current.text : "") + event.key, at: event.timeStamp };
      const { workflow } = useEditor.getState();
      const found = typedRow(
        typed.current.text,
        shown.map(({ row: each }) => rowTitle(workflow, each)),
        at,
      );
      if (found !== undefined) focusRow(element.current, shown[found]?.row.key);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={element}
      role="tree"
      aria-label={t("Workflow outline")}
      aria-multiselectable="true"
      className="outline-tree"
      onKeyDown={press}
    >
      {rows.map((row) => (
        <OutlineItem key={row.key} row={row} level={1} current={current} />
      ))}
    </div>
  );
}

function runTo(): void {
  const action = actionOf("run-to");
  if (action.when?.() !== false) action.run();
}

/** The row that has the tab stop: the one that is selected, else the last one, else the one that stands where it stood. */
function useCurrent(rows: readonly OutlineRow[], shown: readonly ShownRow[]): string | undefined {
  const selected = useEditor((state) => selectedRow(state.selection, state.selectedEdges));
  const last = useOutline((state) => state.current);
  const stood = useRef(0);
  const around = useMemo(() => (selected === undefined ? [] : rowsAround(rows, selected)), [rows, selected]);
  // Only when another row is selected: what is closed afterwards stays closed.
  useEffect(() => fold(around, false), [around]);
  const find = (key: string | undefined): number => shown.findIndex(({ row }) => row.key === key);
  const found = [find(selected), find(last)].find((index) => index >= 0) ?? Math.min(stood.current, shown.length - 1);
  useEffect(() => {
    stood.current = found;
  }, [found]);
  return shown[found]?.row.key;
}

/** While the focus is in the tree it follows the current row, also when its own row goes away. */
function useFollowingFocus(tree: { readonly current: HTMLElement | null }, current: string | undefined): void {
  const inside = useRef(false);
  useEffect(() => {
    const note = (event: FocusEvent): void => {
      if (event.type === "focusin") inside.current = true;
      else if (event.relatedTarget !== null) inside.current = false;
    };
    const element = tree.current;
    element?.addEventListener("focusin", note);
    element?.addEventListener("focusout", note);
    return () => {
      element?.removeEventListener("focusin", note);
      element?.removeEventListener("focusout", note);
    };
  }, [tree]);
  useLayoutEffect(() => {
    const active = document.activeElement;
    if (inside.current && (active === document.body || tree.current?.contains(active) === true)) focusRow(tree.current, current);
  }, [tree, current]);
}

function focusRow(tree: HTMLElement | null, key: string | undefined): void {
  const row = [...(tree?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find((each) => each.dataset["row"] === key);
  row?.focus({ preventScroll: true });
  row?.firstElementChild?.scrollIntoView({ block: "nearest" });
}
