import type { WorkflowTest } from "../../model/workflowTest.ts";
import { useEditor } from "../editor/editorStore.ts";
import { ItemsDialog } from "../runs/ItemsDialog.tsx";
import { useLastItems } from "../runs/useLastItems.ts";
import { t } from "../words/words.ts";
import { partName } from "./partName.ts";
import { itemsOf, type TestPart } from "./testData.ts";
import { changePart } from "./testStore.ts";

const HELP: Readonly<Record<TestPart["kind"], () => string>> = {
  input: () => t("A list of items in JSON. The sources get these in this test."),
  pin: () => t("A list of items in JSON. The node does not work in this test; these leave it."),
  expect: () => t("A list of items in JSON: what is to come out in this test."),
};

type Props = { readonly index: number; readonly test: WorkflowTest; readonly part: TestPart; readonly onClose: () => void };

/** The items of one part of a test, written by hand; of a port that has none yet, those that left it last are offered. */
export function PartDialog({ index, test, part, onClose }: Props) {
  const name = useEditor((state) => partName(state.workflow, part));
  const kept = itemsOf(test, part);
  const [node, port = ""] = part.kind === "pin" ? split(part.key) : [];
  const last = useLastItems(kept === undefined ? node : undefined, port);
  return (
    <ItemsDialog
      title={t("{part} in {test}", { part: name, test: test.name })}
      label={t("Items")}
      help={HELP[part.kind]()}
      save={t("Use these items")}
      items={kept ?? last}
      onSave={(items) => changePart(index, part, items)}
      onClose={onClose}
    />
  );
}

/** Ids have no dot; names of ports may. */
function split(key: string): readonly [node: string, port: string] {
  const at = key.indexOf(".");
  return at < 0 ? [key, "out"] : [key.slice(0, at), key.slice(at + 1)];
}
