import { useRef } from "react";
import { GROUP, type Group, groupsOf, NOTE, NOTE_COLOURS, type Note, notesOf, setGroup, setNote } from "../../model/annotations.ts";
import { actionOf } from "../editor/actions.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t, tn } from "../words/words.ts";
import { ActionButton } from "./ActionButton.tsx";

/** The inspector of a selected note or group; `name` as it is selected. */
export function AnnotationPanel({ name }: { readonly name: string }) {
  const workflow = useEditor((state) => state.workflow);
  const note = notesOf(workflow).find(({ id }) => NOTE + id === name);
  const group = groupsOf(workflow).find(({ id }) => GROUP + id === name);
  if (note !== undefined) return <NotePanel note={note} />;
  return group === undefined ? null : <GroupPanel group={group} />;
}

function NotePanel({ note }: { readonly note: Note }) {
  const visit = useRef("");
  return (
    <>
      <Head icon="sticky-note" title={t("Note")} />
      <div className="inspector-body scroll">
        <div className="form">
          <div className="field">
            <label className="field-label" htmlFor={`note-${note.id}`}>
              {t("Text")}
            </label>
            <textarea
              id={`note-${note.id}`}
              className="input prose"
              rows={10}
              value={note.text}
              onFocus={() => {
                visit.current = editor.newVisit(`note ${note.id}`);
              }}
              onChange={(event) =>
                editor.apply((workflow) => setNote(workflow, note.id, { text: event.target.value }), {
                  label: t("change note"),
                  group: visit.current,
                })
              }
            />
            <p className="field-help">{t("Markdown. Notes have no part in a run.")}</p>
          </div>
          <fieldset className="note-colours">
            <legend className="field-label">{t("Colour")}</legend>
            {NOTE_COLOURS.map((colour) => (
              <label key={colour} className="note" data-colour={colour} title={colour}>
                <input
                  type="radio"
                  name={`colour-${note.id}`}
                  className="visually-hidden"
                  aria-label={colour}
                  checked={note.colour === colour}
                  onChange={() => editor.apply((workflow) => setNote(workflow, note.id, { colour }), { label: t("colour note") })}
                />
                {note.colour === colour && <Icon name="check" size={14} />}
              </label>
            ))}
          </fieldset>
        </div>
      </div>
    </>
  );
}

function GroupPanel({ group }: { readonly group: Group }) {
  const visit = useRef("");
  return (
    <>
      <header className="inspector-head">
        <span className="card-icon">
          <Icon name="boxes" size={18} />
        </span>
        <input
          className="node-name"
          aria-label={t("Group name")}
          data-node-name
          value={group.name}
          spellCheck={false}
          onFocus={() => {
            visit.current = editor.newVisit(`group ${group.id}`);
          }}
          onChange={(event) =>
            editor.apply((workflow) => setGroup(workflow, group.id, { name: event.target.value }), {
              label: t("rename group"),
              group: visit.current,
            })
          }
        />
        <Close />
      </header>
      <div className="inspector-body scroll">
        <div className="form">
          <ActionButton action={actionOf("collapse")} />
          <ActionButton action={actionOf("ungroup")} />
          <p className="quiet">
            {tn(group.nodes.length, "{count} member. A group has no part in a run.", "{count} members. A group has no part in a run.")}
          </p>
        </div>
      </div>
    </>
  );
}

function Head({ icon, title }: { readonly icon: string; readonly title: string }) {
  return (
    <header className="inspector-head">
      <span className="card-icon">
        <Icon name={icon} size={18} />
      </span>
      <h2>{title}</h2>
      <Close />
    </header>
  );
}

function Close() {
  return <IconButton icon="panel-right" label={t("Close inspector")} onClick={() => setUi({ inspector: false, pane: "Canvas" })} />;
}
