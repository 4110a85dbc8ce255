import { useState } from "react";
import type { SecretEntry } from "../../storage/secretStore.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Dialog } from "../ui/Dialog.tsx";
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
    <Dialog title="Remove secret" onClose={onClose}>
      <div className="dialog-body">
        <p>
          Remove <code>{name}</code>? Workflows that use it fail until it is there again. Its value cannot be brought back.
        </p>
        {failed !== undefined && (
          <p role="alert" className="field-error">
            {failed}
          </p>
        )}
        <div ref={actions} className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="button" className="button primary" onClick={() => void remove()}>
            Remove
          </button>
        </div>
      </div>
    </Dialog>
  );
}
