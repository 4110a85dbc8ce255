import { useEffect, useState } from "react";
import type { Evaluation } from "../../../workers/protocol.ts";
import { useEditor } from "../editor/editorStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { useRunStatus } from "../run/runStore.ts";

const PAUSE = 80;
const LONGEST = 240;

/** What a template gives for the first item of the last run; nothing while there was none. */
export function ExpressionResult({ template, node }: { readonly template: string; readonly node: string }) {
  const { runId } = useRunStatus();
  const [result, setResult] = useState<Evaluation>();
  useEffect(() => {
    setResult(undefined);
    if (runId === undefined || !template.includes("${")) return;
    let current = true;
    const timer = setTimeout(async () => {
      const { workflow } = useEditor.getState();
      const answer = await engineClient().evaluate({ template, workflow, node, runId, index: 0 });
      if (current && answer.ok) setResult(answer.value);
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [template, node, runId]);
  if (result === undefined) return null;
  const failed = "error" in result;
  const text = failed ? result.error : (JSON.stringify(result.value) ?? "nothing");
  return (
    <output className="expression-result" data-failed={failed} title="For the first item of the last run">
      {text.slice(0, LONGEST)}
    </output>
  );
}
