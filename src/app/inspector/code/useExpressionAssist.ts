import { useMemo } from "react";
import type { FieldCompletion } from "../../../../workers/protocol.ts";
import { useEditor } from "../../editor/editorStore.ts";
import { engineClient } from "../../run/engineClient.ts";
import { useRunStore } from "../../run/runStore.ts";
import { refreshSecrets, useSecrets } from "../../secrets/secrets.ts";
import type { ExpressionAssist } from "./expressionAssist.ts";

/** What the engine knows of expressions in a field of this node, by the data of the last run; nothing where there is no node. */
export function useExpressionAssist(node: string | undefined, secrets: boolean): ExpressionAssist | undefined {
  return useMemo(() => {
    if (node === undefined || node === "") return undefined;
    const surroundings = () => {
      const { runId } = useRunStore.getState().facts;
      return { workflow: useEditor.getState().workflow, node, ...(runId === undefined ? {} : { runId }) };
    };
    return {
      async complete(template, position) {
        const begun = secrets ? /\bsecrets\.(\w*)$/.exec(template.slice(0, position)) : null;
        if (begun !== null) return secretsOfDevice(position - (begun[1] ?? "").length);
        const answer = await engineClient().completeField({ ...surroundings(), template, position });
        return answer.ok ? answer.value : [];
      },
      async faults(template) {
        const answer = await engineClient().fieldFaults({ ...surroundings(), template });
        return answer.ok ? answer.value : [];
      },
    };
  }, [node, secrets]);
}

async function secretsOfDevice(from: number): Promise<readonly FieldCompletion[]> {
  if (useSecrets.getState().entries === undefined) await refreshSecrets();
  return (useSecrets.getState().entries ?? []).map(({ name }) => ({ label: name, kind: "name", type: "a secret", from }));
}
