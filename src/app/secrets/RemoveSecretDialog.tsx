import { useState } from "react";
import type { SecretEntry } from "../../storage/secretStore.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Words } from "../words/Words.tsx";
import { t } from "../words/words.ts";
import { removeSecret } from "./secrets.ts";

/** Asks before a secret is removed: nobody can bring its value back. */
export function RemoveSecretDialog({ entry: { name }, onClose }: { readonly entry: SecretEntry; readonly onClose: () => void }) {
  const [failed, setFailed] = useState<string>();
  const actions = useFirstFocus<HTMLDivElement>("button");
  const remove = async (): Promise<void> => {
    const wrong = await removeSecret(name);
    if (wrong === undefined) onClose();
    else setFailed(wrong);
  };
  return (
    <Dialog title={t("Remove secret")} onClose={onClose}>
      <div className="dialog-body">
        <p>
          <Words
            text="Remove {name}? Workflows that use it fail until it is there again. Its value cannot be brought back."
            parts={{ name: <code>{name}</code> }}
          />
        </p>
        {failed !== undefined && (
          <p role="alert" className="field-error">
            {failed}
          </p>
        )}
        <div ref={actions} className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="button" className="button primary" onClick={() => void remove()}>
            {t("Remove")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
