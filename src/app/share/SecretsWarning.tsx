import type { LiteralSecret } from "../../model/literalSecrets.ts";
import { useEditor } from "../editor/editorStore.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/words.ts";
import { type ExportFormat, writeExport } from "./exportWorkflow.ts";
import { SuspectedSecrets } from "./SuspectedSecrets.tsx";
import { openShare } from "./shareStore.ts";

type Props = { readonly format: ExportFormat; readonly found: readonly LiteralSecret[] };

/** The dialog that stands before a file with secrets in it. */
export function SecretsWarning(props: Props) {
  return (
    <Dialog title={t("Export with secrets?")} onClose={() => openShare(undefined)}>
      <Question {...props} />
    </Dialog>
  );
}

function Question({ format, found }: Props) {
  const workflow = useEditor((state) => state.workflow);
  const actions = useFirstFocus<HTMLDivElement>("button");
  return (
    <div className="dialog-body">
      <SuspectedSecrets workflow={workflow} found={found} of="file" />
      <div ref={actions} className="dialog-actions">
        <button type="button" className="button" onClick={() => openShare(undefined)}>
          {t("Cancel")}
        </button>
        <button
          type="button"
          className="button outlined"
          onClick={() => {
            openShare(undefined);
            void writeExport(workflow, format);
          }}
        >
          {t("Export anyway")}
        </button>
      </div>
    </div>
  );
}
