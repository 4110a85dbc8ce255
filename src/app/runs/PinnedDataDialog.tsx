import { useEffect, useId, useState } from "react";
import { own } from "../../model/json.ts";
import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStore } from "../run/runStore.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { parseItems } from "./parseItems.ts";
import { setPins } from "./pins.ts";

/** Items of the last output that are offered to begin with. */
const OFFERED = 50;

type Props = { readonly node: string; readonly port: string; readonly onClose: () => void };

/** Pinned data written by hand: a list of items in JSON. */
export function PinnedDataDialog({ node, port, onClose }: Props) {
  const pinned = useEditor((state) => own(state.workflow.pins, `${node}.${port}`));
  const title = useEditor((state) => titleOf(state.workflow, node));
  const [text, setText] = useState(pinned === undefined ? "[\n  {}\n]" : JSON.stringify(pinned, undefined, 2));
  const [touched, touch] = useState(false);
  const [fault, setFault] = useState<string>();
  const id = useId();
  const { runId } = useRunStore((state) => state.facts);
  useEffect(() => {
    if (pinned !== undefined || touched || runId === undefined) return;
    void engineClient()
      .items({ runId, node, port }, 0, OFFERED)
      .then((answer) => answer.ok && answer.value.items.length > 0 && setText(JSON.stringify(answer.value.items, undefined, 2)));
  }, [pinned, touched, runId, node, port]);
  const save = (): void => {
    const parsed = parseItems(text);
    if ("fault" in parsed) {
      setFault(parsed.fault);
      document.getElementById(id)?.focus();
      return;
    }
    setPins(node, new Map([[port, parsed.items]]));
    onClose();
  };
  return (
    <Dialog title={`Pinned data of ${title}`} className="pinned-data" onClose={onClose}>
      <div className="form">
        <div className="field">
          <label className="field-label" htmlFor={id}>
            Items that leave “{port}”
          </label>
          <textarea
            id={id}
            className="input pinned-text"
            spellCheck={false}
            value={text}
            aria-invalid={fault !== undefined}
            aria-describedby={`${id}-note`}
            onChange={(event) => {
              touch(true);
              setFault(undefined);
              setText(event.target.value);
            }}
          />
          <p
            id={`${id}-note`}
            className={fault === undefined ? "field-help" : "field-error"}
            role={fault === undefined ? undefined : "alert"}
          >
            {fault ?? "A list of items in JSON. The node does not run; these leave it in every run."}
          </p>
        </div>
      </div>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="button primary" onClick={save}>
          Pin these items
        </button>
      </footer>
    </Dialog>
  );
}
