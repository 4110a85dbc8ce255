import { type NodeProps, NodeResizeControl } from "@xyflow/react";
import { memo, useEffect, useRef, useState } from "react";
import { setNote } from "../../model/annotations.ts";
import { editor } from "../editor/editorStore.ts";
import { setUi, useUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { Markdown } from "../ui/Markdown.tsx";
import "./noteCard.css";
import { t } from "../words/words.ts";
import type { NoteNode } from "./noteNodes.ts";
import { viewport } from "./viewport.ts";
import { whereDropped } from "./whereDropped.ts";

/** A sticky note: Markdown to read, and to write after a double click or Enter. */
export const NoteCard = memo(function NoteCard({ data: { note }, selected }: NodeProps<NoteNode>) {
  const writing = useUi((state) => state.note === note.id);
  const title = note.text.split("\n", 1)[0]?.replace(/^#+\s*/, "") || t("Empty note");
  return (
    <div
      role="group"
      aria-label={t("{title}, Note", { title })}
      className="note"
      data-colour={note.colour}
      data-selected={selected}
      onDoubleClick={(event) => {
        event.stopPropagation();
        setUi({ note: note.id });
      }}
    >
      {writing ? (
        <NoteText id={note.id} text={note.text} />
      ) : (
        <div className="note-text scroll nowheel">
          {note.text === "" ? <p className="quiet">{t("Double-click to write")}</p> : <Markdown text={note.text} />}
        </div>
      )}
      <NodeResizeControl
        className="note-resize"
        minWidth={120}
        minHeight={60}
        onResizeEnd={(_event, { width, height }) =>
          editor.apply((workflow) => setNote(workflow, note.id, { size: whereDropped({ x: width, y: height }) }), {
            label: t("resize note"),
          })
        }
      >
        <Icon name="grip" size={12} />
      </NodeResizeControl>
    </div>
  );
});

function NoteText({ id, text }: { readonly id: string; readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [visit] = useState(() => editor.newVisit(`note ${id}`));
  useEffect(() => field.current?.focus(), []);
  const leave = (): void => {
    setUi({ note: undefined });
    viewport.focus();
  };
  return (
    <textarea
      ref={field}
      className="note-field nodrag nowheel nopan"
      aria-label={t("Note text")}
      placeholder={t("Write in Markdown")}
      value={text}
      onChange={(event) =>
        editor.apply((workflow) => setNote(workflow, id, { text: event.target.value }), { label: t("change note"), group: visit })
      }
      onBlur={() => setUi({ note: undefined })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        leave();
      }}
    />
  );
}
