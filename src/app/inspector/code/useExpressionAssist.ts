import { useMemo } from "react";
import { useEditor } from "../../editor/editorStore.ts";
import { engineClient } from "../../run/engineClient.ts";
import { useRunStore } from "../../run/runStore.ts";
import type { ExpressionAssist } from "./expressionAssist.ts";

/** What the engine knows of expressions in a field of this node, by the data of the last run; nothing where there is no node. */
export function useExpressionAssist(node: string | undefined): ExpressionAssist | undefined {
  return useMemo(() => {
    if (node === undefined) return undefined;
    const surroundings = () => {
      const { runId } = useRunStore.getState().facts;
      return { workflow: useEditor.getState().workflow, node, ...(runId === undefined ? {} : { runId }) };
    };
    return {
      async complete(template, position) {
        const answer = await engineClient().completeField({ ...surroundings(), template, position });
        return answer.ok ? answer.value : [];
      },
      async faults(template) {
        const answer = await engineClient().fieldFaults({ ...surroundings(), template });
        return answer.ok ? answer.value : [];
      },
    };
  }, [node]);
}
