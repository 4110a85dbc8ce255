import { useId, useState } from "react";
import type { Json } from "../../model/json.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/words.ts";
import { parseItems } from "./parseItems.ts";

type Props = {
  readonly title: string;
  readonly label: string;
  readonly help: string;
  /** What the button says that takes the items. */
  readonly save: string;
  /** What is written to begin with; another text counts as long as nobody has typed. */
  readonly text: string;
  readonly onSave: (items: readonly Json[]) => void;
  readonly onClose: () => void;
};

/** A list of items, written by hand as JSON. */
export function ItemsDialog({ title, label, help, save, text, onSave, onClose }: Props) {
  const [typed, type] = useState<string>();
  const [fault, setFault] = useState<string>();
  const id = useId();
  const take = (): void => {
    const parsed = parseItems(typed ?? text);
    if ("fault" in parsed) {
      setFault(parsed.fault);
      document.getElementById(id)?.focus();
      return;
    }
    onSave(parsed.items);
    onClose();
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
            value={typed ?? text}
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
