import { useEffect, useState } from "react";
import { own } from "../../model/json.ts";
import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStore } from "../run/runStore.ts";
import { t } from "../words/words.ts";
import { ItemsDialog } from "./ItemsDialog.tsx";
import { setPins } from "./pins.ts";

/** Items of the last output that are offered to begin with. */
const OFFERED = 50;

type Props = { readonly node: string; readonly port: string; readonly onClose: () => void };

/** Pinned data written by hand. */
export function PinnedDataDialog({ node, port, onClose }: Props) {
  const pinned = useEditor((state) => own(state.workflow.pins, `${node}.${port}`));
  const title = useEditor((state) => titleOf(state.workflow, node));
  const [text, setText] = useState(pinned === undefined ? "[\n  {}\n]" : JSON.stringify(pinned, undefined, 2));
  const { runId } = useRunStore((state) => state.facts);
  useEffect(() => {
    if (pinned !== undefined || runId === undefined) return;
    void engineClient()
      .items({ runId, node, port }, 0, OFFERED)
      .then((answer) => answer.ok && answer.value.items.length > 0 && setText(JSON.stringify(answer.value.items, undefined, 2)));
  }, [pinned, runId, node, port]);
  return (
    <ItemsDialog
      title={t("Pinned data of {title}", { title })}
      label={t("Items that leave “{port}”", { port })}
      help={t("A list of items in JSON. The node does not run; these leave it in every run.")}
      save={t("Pin these items")}
      text={text}
      onSave={(items) => setPins(node, new Map([[port, items]]))}
      onClose={onClose}
    />
  );
}
