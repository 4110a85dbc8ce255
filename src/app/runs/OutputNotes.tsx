import { lazy, Suspense, useState } from "react";
import { own } from "../../model/json.ts";
import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { Icon } from "../ui/Icon.tsx";
import "./outputNotes.css";
import { t, tn } from "../words/words.ts";
import { pinPort, setPins } from "./pins.ts";
import { useStaleReason } from "./staleMarks.ts";
import { staleText } from "./staleText.ts";

const PinnedDataDialog = lazy(async () => ({ default: (await import("./PinnedDataDialog.tsx")).PinnedDataDialog }));

type Props = {
  readonly node: string;
  readonly port: string | undefined;
  /** Something left the port in the shown run. */
  readonly ran: boolean;
};

/** Over a node's output: whether it is stale, and why; whether it is pinned, and what to do about that. */
export function OutputNotes({ node, port, ran }: Props) {
  const reason = useStaleReason(node);
  const stale = useEditor((state) => (reason === undefined ? undefined : staleText(reason, (id) => titleOf(state.workflow, id))));
  return (
    <>
      {stale !== undefined && ran && (
        <p className="stale-note">
          <Icon name="history" size={14} />
          {stale}
        </p>
      )}
      {port !== undefined && <PinBar node={node} port={port} ran={ran} />}
    </>
  );
}

function PinBar({ node, port, ran }: Props & { readonly port: string }) {
  const pinned = useEditor((state) => own(state.workflow.pins, `${node}.${port}`));
  const viewing = useEditor((state) => state.viewing);
  const [editing, setEditing] = useState(false);
  return (
    <div className="pin-bar" data-pinned={pinned !== undefined}>
      {pinned !== undefined && (
        <span className="pin-state">
          <Icon name="pin" size={14} />
          {tn(pinned.length, "Pinned: {count} item", "Pinned: {count} items")}
        </span>
      )}
      {pinned === undefined ? (
        <button type="button" className="button" disabled={!ran || viewing} onClick={() => void pinPort(node, port)}>
          <Icon name="pin" />
          {t("Pin output")}
        </button>
      ) : (
        <button type="button" className="button" disabled={viewing} onClick={() => setPins(node, new Map([[port, undefined]]))}>
          {t("Unpin output")}
        </button>
      )}
      <button type="button" className="button" disabled={viewing} onClick={() => setEditing(true)}>
        <Icon name="pencil" />
        {t("Edit pinned data")}
      </button>
      {editing && (
        <Suspense>
          <PinnedDataDialog node={node} port={port} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </div>
  );
}
