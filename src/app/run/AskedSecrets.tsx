import { useEffect } from "react";
import { hostsText, refreshSecrets, useSecrets } from "../secrets/secrets.ts";
import { msg, t } from "../words/words.ts";

const TEXT = msg("Use these secrets");

/** The secrets that a workflow asks for, with the hosts that each may be sent to. */
export function AskedSecrets({ names }: { readonly names: readonly string[] }) {
  const entries = useSecrets((state) => state.entries);
  useEffect(() => void refreshSecrets(), []);
  if (names.length === 0) return null;
  return (
    <section className="permission">
      <h3>{t(TEXT)}</h3>
      <ul aria-label={t(TEXT)}>
        {names.map((name) => {
          const known = entries?.find((entry) => entry.name === name);
          return (
            <li key={name}>
              <code>{name}</code> {known !== undefined && <span>→ {hostsText(known.hosts)}</span>}
              {known === undefined && entries !== undefined && <span>{t("is not on this device: add it under Secrets")}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
