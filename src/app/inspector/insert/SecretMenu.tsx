import { useEffect, useState } from "react";
import { refreshSecrets, useSecrets } from "../../secrets/secrets.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { t } from "../../words/words.ts";
import "./insert.css";

type Props = {
  /** Of the field. */
  readonly label: string;
  readonly insert: (path: string) => void;
};

/** The button that puts a secret of this device into a field, by name. */
export function SecretMenu({ label, insert }: Props) {
  const entries = useSecrets((state) => state.entries);
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>();
  useEffect(() => {
    if (at !== undefined) void refreshSecrets();
  }, [at]);
  return (
    <>
      <button
        type="button"
        className="expression-toggle"
        aria-label={t("Insert secret: {label}", { label })}
        aria-haspopup="menu"
        title={t("Insert a secret")}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setAt({ x: box.left, y: box.bottom });
        }}
      >
        <Icon name="key-round" size={14} />
      </button>
      {at !== undefined && (
        <Menu label={t("Secrets")} at={at} onClose={() => setAt(undefined)}>
          {entries?.map(({ name }) => (
            <button key={name} type="button" onClick={() => insert(`secrets.${name}`)}>
              {name}
            </button>
          ))}
          {entries?.length === 0 && (
            <p className="menu-note">{t("No secrets are kept on this device. Add one in the rail’s tab Secrets.")}</p>
          )}
        </Menu>
      )}
    </>
  );
}
