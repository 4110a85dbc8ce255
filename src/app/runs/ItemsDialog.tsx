import { useId, useState } from "react";
import type { Json } from "../../model/json.ts";
import { keepFiles } from "../people/keepFiles.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./itemsDialog.css";
import { t } from "../words/words.ts";
import { parseItems } from "./parseItems.ts";

type Props = {
  readonly title: string;
  readonly label: string;
  readonly help: string;
  /** What the button says that takes the items. */
  readonly save: string;
  /** What is written to begin with, an item to fill in where there are none; other items count as long as nobody has typed. */
  readonly items: readonly Json[] | undefined;
  readonly onSave: (items: readonly Json[]) => void;
  readonly onClose: () => void;
};

/** A list of items, written by hand as JSON; files among them are picked. */
export function ItemsDialog({ title, label, help, save, items, onSave, onClose }: Props) {
  const [typed, type] = useState<string>();
  const [fault, setFault] = useState<string>();
  const id = useId();
  const text = typed ?? textOf(items ?? [{}]);
  const tell = (wrong: string): void => {
    setFault(wrong);
    document.getElementById(id)?.focus();
  };
  const take = (): void => {
    const parsed = parseItems(text);
    if ("fault" in parsed) return tell(parsed.fault);
    onSave(parsed.items);
    onClose();
  };
  const addFiles = async (picked: readonly File[]): Promise<void> => {
    const written = typed === undefined && items === undefined ? { items: [] } : parseItems(text);
    if ("fault" in written) return tell(written.fault);
    const kept = await keepFiles(picked);
    if ("problem" in kept) return tell(kept.problem);
    setFault(undefined);
    type(textOf([...written.items, ...kept.files]));
  };
  return (
    <Dialog title={title} className="pinned-data" onClose={onClose}>
      <div className="form">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {label}
          </label>
          <textarea
            id={id}
            className="input pinned-text"
            spellCheck={false}
            value={text}
            aria-invalid={fault !== undefined}
            aria-describedby={`${id}-note`}
            onChange={(event) => {
              type(event.target.value);
              setFault(undefined);
            }}
          />
          <p
            id={`${id}-note`}
            className={fault === undefined ? "field-help" : "field-error"}
            role={fault === undefined ? undefined : "alert"}
          >
            {fault ?? help}
          </p>
        </div>
        <div className="dialog-actions">
          <label className="button outlined pinned-files">
            <Icon name="file-up" />
            {t("Add files")}
            <input type="file" multiple className="visually-hidden" onChange={(event) => void addFiles([...(event.target.files ?? [])])} />
          </label>
          <button type="button" className="button" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="button" className="button primary" onClick={take}>
            {save}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function textOf(items: readonly Json[]): string {
  return JSON.stringify(items, undefined, 2);
}
