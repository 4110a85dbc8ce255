import { own } from "../../model/json.ts";
import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { t } from "../words/words.ts";
import { ItemsDialog } from "./ItemsDialog.tsx";
import { setPins } from "./pins.ts";
import { useLastItems } from "./useLastItems.ts";

type Props = { readonly node: string; readonly port: string; readonly onClose: () => void };

/** Pinned data written by hand. */
export function PinnedDataDialog({ node, port, onClose }: Props) {
  const pinned = useEditor((state) => own(state.workflow.pins, `${node}.${port}`));
  const title = useEditor((state) => titleOf(state.workflow, node));
  const last = useLastItems(pinned === undefined ? node : undefined, port);
  return (
    <ItemsDialog
      title={t("Pinned data of {title}", { title })}
      label={t("Items that leave “{port}”", { port })}
      help={t("A list of items in JSON. The node does not run; these leave it in every run.")}
      save={t("Pin these items")}
      items={pinned ?? last}
      onSave={(items) => setPins(node, new Map([[port, items]]))}
      onClose={onClose}
    />
  );
}
