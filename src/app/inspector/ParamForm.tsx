import { useEffect, useRef } from "react";
import * as edits from "../../model/edits.ts";
import type { Field } from "../../model/field.ts";
import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import type { Problem } from "../../model/problem.ts";
import type { WorkflowNode } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { isShown } from "./isShown.ts";
import { type FieldFault, ParamField } from "./ParamField.tsx";

type Props = { readonly id: string; readonly node: WorkflowNode; readonly type: NodeDescription | undefined };

/** The form of a node, drawn from its fields alone. Params that the type does not declare are shown as JSON and kept. */
export function ParamForm({ id, node, type }: Props) {
  const problems = useEditor((state) => state.problems);
  const focus = useEditor((state) => state.focus);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus?.node !== id) return;
    const field = [...(form.current?.querySelectorAll<HTMLElement>("[data-param]") ?? [])].find(
      (each) => each.dataset["param"] === fieldId(id, focus.param),
    );
    field?.scrollIntoView({ block: "center" });
    field?.querySelector<HTMLElement>("input, textarea, select, button:not(.expression-toggle)")?.focus();
  }, [focus, id]);
  const declared = Object.entries(type?.params ?? {}).filter(([, field]) => isShown(field, node.params, type?.params ?? {}));
  const foreign = Object.keys(node.params ?? {}).filter((name) => own(type?.params, name) === undefined);
  const undeclared = foreign.map((name): readonly [string, Field] => [name, { kind: "json", label: name }]);
  return (
    <div ref={form} className="form" data-first-field>
      {[...declared, ...undeclared].map(([name, field]) => (
        <ParamField
          key={name}
          id={fieldId(id, name)}
          field={field}
          value={own(node.params, name)}
          node={id}
          faults={faultsOf(problems, id, name)}
          onChange={(value, visit) =>
            editor.apply((workflow) => edits.setParam(workflow, id, name, value), { label: `change ${field.label}`, group: visit })
          }
        />
      ))}
      {declared.length + undeclared.length === 0 && <p className="quiet">This node has nothing to set.</p>}
    </div>
  );
}

/** The problems of one param, told without the node's name: the form is about no other. */
function faultsOf(problems: readonly Problem[], id: string, name: string): readonly FieldFault[] {
  return problems
    .filter((problem) => problem.node === id && problem.param === name)
    .map(({ path, message }) => ({ path: path.slice(path.indexOf("params") + 2), message: message.replace(`“${id}”: `, "") }));
}

function fieldId(node: string, param: string): string {
  return `param-${node}-${param}`;
}
