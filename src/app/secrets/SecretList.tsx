import { useEffect, useState } from "react";
import type { SecretEntry } from "../../storage/secretStore.ts";
import { ago } from "../ui/ago.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";
import { RemoveSecretDialog } from "./RemoveSecretDialog.tsx";
import { SecretDialog } from "./SecretDialog.tsx";
import { hostsText, refreshSecrets, useSecrets } from "./secrets.ts";
import "../library/library.css";
import "./secrets.css";

type Open = { readonly kind: "put"; readonly entry: SecretEntry | undefined } | { readonly kind: "remove"; readonly entry: SecretEntry };

/** The rail tab “Secrets”: what this device keeps for workflows to use without ever showing it. */
export function SecretList() {
  const { entries, refused } = useSecrets();
  const [open, setOpen] = useState<Open>();
  useEffect(() => void refreshSecrets(), []);
  const close = (): void => setOpen(undefined);
  return (
    <div className="library scroll">
      <button
        type="button"
        className="button outlined wide"
        disabled={refused !== undefined}
        onClick={() => setOpen({ kind: "put", entry: undefined })}
      >
        <Icon name="plus" />
        <span>{t("New secret")}</span>
      </button>
      <section aria-label={t("Secrets on this device")}>
        <h3 className="rail-heading">{t("On this device")}</h3>
        <ul>
          {entries?.map((entry) => (
            <SecretEntryLine
              key={entry.name}
              entry={entry}
              replace={() => setOpen({ kind: "put", entry })}
              remove={() => setOpen({ kind: "remove", entry })}
            />
          ))}
        </ul>
        {refused !== undefined && <p className="secrets-refused">{refused}</p>}
        {refused === undefined && entries?.length === 0 && <p className="quiet">{t("No secret is kept yet.")}</p>}
        <p className="secrets-note">
          {t(
            "Encrypted with a key of this browser. Never in a workflow, an export or a log; not safe from someone who uses this browser profile, nor from a harmful extension.",
          )}
        </p>
      </section>
      {open?.kind === "put" && <SecretDialog entry={open.entry} onClose={close} />}
      {open?.kind === "remove" && <RemoveSecretDialog entry={open.entry} onClose={close} />}
    </div>
  );
}

type LineProps = { readonly entry: SecretEntry; replace(): void; remove(): void };

function SecretEntryLine({ entry: { name, hosts, changedAt }, replace, remove }: LineProps) {
  return (
    <li className="library-entry">
      <button type="button" onClick={replace} title={t("Replace {name}", { name })}>
        <strong className="secret-name">{name}</strong>
        <span className="secret-hosts">{hostsText(hosts)}</span>
        <span>{t("Changed {ago}", { ago: ago(changedAt) })}</span>
      </button>
      <IconButton icon="trash-2" label={t("Remove {name}", { name })} onClick={remove} />
    </li>
  );
}
