import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/words.ts";
import type { TakenIn } from "./takeIn.ts";
import "./workspace.css";

type Props = { readonly file: string; readonly taken: TakenIn; readonly onClose: () => void };

/** The dialog “Import workspace”: what became of each workflow in the file. */
export function WorkspaceReport({ file, taken: { added, skipped, copied, refused }, onClose }: Props) {
  const kinds = [
    { title: t("Added"), icon: "circle-check", names: added },
    { title: t("Imported as a copy: another version is kept here"), icon: "copy", names: copied },
    { title: t("Skipped: the same is kept here"), icon: "circle-slash", names: skipped },
    { title: t("Refused"), icon: "circle-x", names: refused.map((each) => `${each.file}: ${each.reason}`) },
  ].filter(({ names }) => names.length > 0);
  return (
    <Dialog title={t("Import workspace")} className="workspace-report" onClose={onClose}>
      <div className="dialog-body">
        <p role="status">
          {t("{added} added, {copied} copied, {skipped} skipped, {refused} refused of “{file}”.", {
            added: added.length,
            copied: copied.length,
            skipped: skipped.length,
            refused: refused.length,
            file,
          })}
        </p>
        <p className="quiet">
          {t("Nothing that was kept here has changed. An imported workflow asks for its permissions before it runs.")}
        </p>
        <div className="workspace-kinds scroll">
          {kinds.map(({ title, icon, names }) => (
            <section key={title} aria-label={title}>
              <h3>
                <Icon name={icon} size={14} />
                {title} ({names.length})
              </h3>
              <ul>
                {names.map((name, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat and never move
                  <li key={index}>{name}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <div className="dialog-actions">
          <button type="button" className="button primary" onClick={onClose}>
            {t("Done")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
