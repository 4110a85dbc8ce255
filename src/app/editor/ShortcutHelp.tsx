import { openGuides } from "../help/openPages.ts";
import { startTour } from "../tour/tourStore.ts";
import "../help/help.css";
import { Dialog } from "../ui/Dialog.tsx";
import { Keys } from "../ui/Keys.tsx";
import { t } from "../words/words.ts";
import { ACTIONS } from "./actions.ts";
import { setUi } from "./uiStore.ts";

/** The dialog “Keyboard shortcuts”: every action that has a key. */
export function ShortcutHelp() {
  return (
    <Dialog title={t("Keyboard shortcuts")} className="shortcuts" onClose={() => setUi({ help: false })}>
      <dl className="dialog-body" tabIndex={0}>
        {ACTIONS.filter(({ keys }) => keys.length > 0).map((action) => (
          <div key={action.id}>
            <dt>{t(action.title)}</dt>
            <dd>
              {action.keys.map((keys) => (
                <Keys key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("Next pane, pane before")}</dt>
          <dd>
            <Keys keys="F6" />
            <Keys keys="Shift+F6" />
          </dd>
        </div>
      </dl>
      <p className="dialog-body help-links">
        <button type="button" className="button outlined" onClick={() => leaveFor(startTour)}>
          {t("Start the tour")}
        </button>
        <button type="button" className="button outlined" onClick={() => leaveFor(openGuides)}>
          {t("Guides")}
        </button>
      </p>
    </Dialog>
  );
}

function leaveFor(open: () => void): void {
  setUi({ help: false });
  open();
}
