import { type FormEvent, useId, useState } from "react";
import type { Json } from "../../model/json.ts";
import { JsonControl } from "../inspector/fields/JsonControl.tsx";
import "../inspector/inspector.css";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/words.ts";
import { runActions } from "./runActions.ts";
import { awaitedSignals } from "./runSession.ts";
import { useRunStore } from "./runStore.ts";
import { useFirstFocus } from "./useFirstFocus.ts";

/** The dialog “Send signal”: the signals that are waited for, and any other. */
export function SignalDialog({ close }: { close(): void }) {
  return (
    <Dialog title={t("Send signal")} onClose={close}>
      <SignalForm close={close} />
    </Dialog>
  );
}

function SignalForm({ close }: { close(): void }) {
  const [awaited] = useState(() => awaitedSignals(useRunStore.getState().session));
  const [name, setName] = useState(awaited[0] ?? "");
  const [data, setData] = useState<Json>();
  const form = useFirstFocus<HTMLFormElement>("input");
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === "") return;
    void runActions.signal(name.trim(), data);
    close();
  };
  return (
    <form ref={form} className="dialog-body" onSubmit={submit} noValidate>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-name`} data-required>
          {t("Name")}
        </label>
        <input
          id={`${id}-name`}
          className="input"
          value={name}
          required
          list={`${id}-awaited`}
          aria-describedby={`${id}-help`}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <datalist id={`${id}-awaited`}>
          {awaited.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <p id={`${id}-help`} className="field-help">
          {awaited.length === 0
            ? t("A signal that nobody waits for is kept.")
            : t("Waited for: {awaited}.", { awaited: awaited.join(", ") })}
        </p>
      </div>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-data`}>
          {t("Data")}
        </label>
        <JsonControl
          field={{ kind: "json", label: t("Data"), placeholder: '{ "approved": true }' }}
          id={`${id}-data`}
          value={data}
          onChange={setData}
          describedBy={undefined}
          invalid={false}
          node=""
        />
      </div>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {t("Cancel")}
        </button>
        <button type="submit" className="button primary" disabled={name.trim() === ""}>
          {t("Send")}
        </button>
      </div>
    </form>
  );
}
