import { Dialog } from "../ui/Dialog.tsx";
import { Keys } from "../ui/Keys.tsx";
import { ACTIONS } from "./actions.ts";
import { setUi } from "./uiStore.ts";

/** The dialog “Keyboard shortcuts”: every action that has a key. */
export function ShortcutHelp() {
  return (
    <Dialog title="Keyboard shortcuts" className="shortcuts" onClose={() => setUi({ help: false })}>
      <dl className="dialog-body">
        {ACTIONS.filter(({ keys }) => keys.length > 0).map((action) => (
          <div key={action.id}>
            <dt>{action.title}</dt>
            <dd>
              {action.keys.map((keys) => (
                <Keys key={keys} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>Next pane, pane before</dt>
          <dd>
            <Keys keys="F6" />
            <Keys keys="Shift+F6" />
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
