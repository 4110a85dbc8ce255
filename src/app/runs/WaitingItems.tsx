import { lazy, Suspense, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { WaitingPort } from "../../../workers/protocol.ts";
import { scopeName } from "../data/iterations.ts";
import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { editedPorts } from "../run/runSession.ts";
import { useRunStore } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./outputNotes.css";
import { t, tn } from "../words/words.ts";
import { editWaiting, useWaitingPorts } from "./waitingPorts.ts";

const ItemsDialog = lazy(async () => ({ default: (await import("./ItemsDialog.tsx")).ItemsDialog }));

/** Over a node's input, while the run is paused before the node: what waits there, to be edited before it goes on. */
export function WaitingItems({ node }: { readonly node: string }) {
  const ports = useWaitingPorts(useShallow((state) => state.ports.filter((port) => port.node === node)));
  return ports.map((port) => <WaitingBar key={`${port.scope} ${port.activation} ${port.port}`} waiting={port} />);
}

function WaitingBar({ waiting }: { readonly waiting: WaitingPort }) {
  const { node, scope, port, count, items } = waiting;
  const title = useEditor((state) => titleOf(state.workflow, node));
  const edited = useRunStore(({ session }) => editedPorts(session, waiting).has(port));
  const [editing, setEditing] = useState(false);
  const place = useEditor((state) => scopeName(scope, state.workflow));
  const where = scope === "run" ? "" : ` ${t("in {scope}", { scope: place })}`;
  return (
    <div className="pin-bar">
      <span className="pin-state">
        <Icon name="hourglass" size={14} />
        {tn(count, "{count} item waits at “{port}”{where}", "{count} items wait at “{port}”{where}", { port, where })}
        {edited && <strong> · {t("edited")}</strong>}
      </span>
      {items !== undefined && (
        <button
          type="button"
          className="button"
          aria-label={t("Edit waiting items of {port}{where}", { port, where })}
          onClick={() => setEditing(true)}
        >
          <Icon name="pencil" />
          {t("Edit waiting items")}
        </button>
      )}
      {editing && items !== undefined && (
        <Suspense>
          <ItemsDialog
            title={t("Items waiting at {title}", { title })}
            label={t("Items that wait at “{port}”", { port })}
            help={t("A list of items in JSON. The node gets these in this run only; the workflow stays as it is.")}
            save={t("Use these items")}
            items={items}
            onSave={(edited) => void editWaiting(waiting, edited)}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
