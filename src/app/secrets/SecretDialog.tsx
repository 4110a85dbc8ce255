import { type FormEvent, type InputHTMLAttributes, useId, useState } from "react";
import type { SecretEntry } from "../../storage/secretStore.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/words.ts";
import { type SecretFaults, secretFaults, splitHosts } from "./secretFaults.ts";
import { putSecret, useSecrets } from "./secrets.ts";
import "../inspector/inspector.css";

/** Adds a secret, or replaces value and hosts of one: they are bound to each other, so the hosts alone cannot be changed. */
export function SecretDialog({ entry, onClose }: { readonly entry: SecretEntry | undefined; readonly onClose: () => void }) {
  return (
    <Dialog title={entry === undefined ? t("New secret") : t("Replace secret")} onClose={onClose}>
      <SecretForm entry={entry} onClose={onClose} />
    </Dialog>
  );
}

function SecretForm({ entry, onClose }: { readonly entry: SecretEntry | undefined; readonly onClose: () => void }) {
  const [name, setName] = useState(entry?.name ?? "");
  const [value, setValue] = useState("");
  const [hosts, setHosts] = useState(entry?.hosts.join(", ") ?? "");
  const [tried, setTried] = useState(false);
  const [failed, setFailed] = useState<string>();
  const taken = useSecrets((state) => entry === undefined && state.entries?.some((each) => each.name === name) === true);
  const form = useFirstFocus<HTMLFormElement>("input:not([readonly])");
  const faults: SecretFaults = secretFaults({ name, value, hosts, taken });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length > 0) return;
    const wrong = await putSecret(name, value, splitHosts(hosts));
    if (wrong === undefined) onClose();
    else setFailed(wrong);
  };
  const shown = tried ? faults : {};
  return (
    <form ref={form} className="dialog-body" onSubmit={(event) => void submit(event)} noValidate autoComplete="off">
      <FormField
        label={t("Name")}
        fault={shown.name}
        help={t("Used as {expression}", { expression: `\${secrets.${name || t("NAME")}}` })}
        value={name}
        readOnly={entry !== undefined}
        change={setName}
      />
      <FormField
        label={t("Value")}
        fault={shown.value}
        help={t("It is not shown again.")}
        type="password"
        autoComplete="new-password"
        value={value}
        change={setValue}
      />
      <FormField
        label={t("Hosts")}
        fault={shown.hosts}
        help={t(
          "Where it may be sent: api.example.com, *.example.com, or * for every host. Empty: nowhere, only for signing and encrypting.",
        )}
        placeholder={t("api.example.com")}
        value={hosts}
        change={setHosts}
      />
      {failed !== undefined && (
        <p role="alert" className="field-error">
          {failed}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t("Cancel")}
        </button>
        <button type="submit" className="button primary">
          {entry === undefined ? t("Add secret") : t("Replace secret")}
        </button>
      </div>
    </form>
  );
}

type FormFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  readonly label: string;
  readonly help: string;
  readonly fault: string | undefined;
  change(value: string): void;
};

function FormField({ label, help, fault, change, ...input }: FormFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        className="input mono"
        spellCheck={false}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-told`}
        onChange={(event) => change(event.target.value)}
        {...input}
      />
      <p id={`${id}-told`} className={fault === undefined ? "field-help" : "field-error"}>
        {fault ?? help}
      </p>
    </div>
  );
}
