import { useMemo } from "react";
import { own } from "../../../model/json.ts";
import { describeType } from "../../editor/describeType.ts";
import { useEditor } from "../../editor/editorStore.ts";
import { portsOf } from "../../editor/portsOfNode.ts";
import { engineClient } from "../../run/engineClient.ts";
import { useRunStore } from "../../run/runStore.ts";
import type { CodeNames } from "./codeNames.ts";

const NOTHING: ReturnType<CodeNames["finds"]> = {};

/** What a program or a query in a field of this node may name; nothing where there is no node. */
export function useCodeNames(node: string | undefined): CodeNames | undefined {
  return useMemo(() => (node === undefined || node === "" ? undefined : codeNames(node)), [node]);
}

function codeNames(node: string): CodeNames {
  const complete = async (template: string, port?: string) => {
    const { runId } = useRunStore.getState().facts;
    const place = { workflow: useEditor.getState().workflow, node, ...(port === undefined ? {} : { port }), ...(runId && { runId }) };
    const answer = await engineClient().completeField({ ...place, template, position: template.length });
    return answer.ok ? answer.value : [];
  };
  const names: CodeNames = {
    finds() {
      const { workflow, catalogue } = useEditor.getState();
      return describeType(catalogue, own(workflow.nodes, node)?.type ?? "")?.docs.finds ?? NOTHING;
    },
    async members(path, word) {
      const begun = `\${${path}.`;
      const found = await complete(begun + word);
      return found.map((each) => ({ ...each, from: each.from - begun.length }));
    },
    async tables() {
      const { workflow, catalogue } = useEditor.getState();
      const described = own(workflow.nodes, node);
      const ports = described === undefined ? [] : portsOf(described, catalogue).inputs.map(({ name }) => name);
      const columns = ports.map(async (port) => {
        const keys = (await complete("${item.", port)).filter(({ kind }) => kind === "key");
        return [port, keys.map(({ label }) => nameOf(label))] as const;
      });
      return Object.fromEntries(await Promise.all(columns));
    },
    async queryFault(query) {
      const answer = await engineClient().queryFault(query, await names.tables());
      return answer.ok ? answer.value : undefined;
    },
  };
  return names;
}

/** A key without the brackets and quotes in which an expression writes some. */
function nameOf(label: string): string {
  return label.startsWith("[") ? String((JSON.parse(label) as unknown[])[0]) : label;
}
