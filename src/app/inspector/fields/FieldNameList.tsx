import { useEffect, useState } from "react";
import { useEditor } from "../../editor/editorStore.ts";
import { engineClient } from "../../run/engineClient.ts";
import { useRunStatus } from "../../run/runStore.ts";
import { fieldNames, objectOf } from "./fieldNames.ts";

const NONE: readonly string[] = [];
/** Before the first letter of a name. */
const ITEM = "${item.";

type Asked = {
  readonly node: string;
  /** What is written of the name. */
  readonly text: string;
  readonly asked: boolean;
};

/** The fields of the items that came into a node in the last run, at the object that is being written; none where they are not asked for. */
export function useFieldNames({ node, text, asked }: Asked): readonly string[] {
  const { runId, status } = useRunStatus();
  const [names, setNames] = useState(NONE);
  const object = objectOf(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the data is new when the run went on
  useEffect(() => {
    if (!asked || node === "") return;
    let current = true;
    void (async () => {
      const { workflow } = useEditor.getState();
      const template = ITEM + object;
      const request = { template, position: template.length, workflow, node, ...(runId === undefined ? {} : { runId }) };
      const answer = await engineClient().completeField(request);
      if (current) setNames(answer.ok ? fieldNames(object, answer.value) : NONE);
    })();
    return () => {
      current = false;
    };
  }, [asked, node, object, runId, status]);
  return names;
}

/** The list that an input offers by its `list`. */
export function FieldNameList({ id, names }: { readonly id: string; readonly names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
