import { useMemo } from "react";
import { own } from "../../model/json.ts";
import { policyFieldAt, policyValues, setPolicyValue } from "../../model/policyEdits.ts";
import { policySections } from "../../model/policyFields.ts";
import type { Problem } from "../../model/problem.ts";
import type { NodePolicy } from "../../model/workflow.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { inWords, t } from "../words/words.ts";
import { ContractsForm } from "./ContractsForm.tsx";
import { isShown } from "./isShown.ts";
import { type FieldFault, ParamField } from "./ParamField.tsx";
import { withPolicy } from "./withPolicy.ts";

type Props = { readonly id: string; readonly policy: NodePolicy | undefined; readonly region?: boolean };

/** The tab “Policy”: when a node or region starts, how often it is tried, what its failure means, with whom it shares places, and what its items have to be like. */
export function PolicyForm({ id, policy, region = false }: Props) {
  const nodes = useEditor((state) => state.workflow.nodes);
  const problems = useEditor((state) => state.problems);
  const sections = useMemo(
    () => inWords(policySections({ nodes: Object.keys(nodes).filter((each) => each !== id), region, policy })),
    [nodes, id, region, policy],
  );
  const values = useMemo(() => policyValues(policy), [policy]);
  const forms = sections.map(({ title, fields }) => (
    <section key={title} aria-label={title} className="form policy-section">
      <h3>{title}</h3>
      {Object.entries(fields)
        .filter(([, field]) => isShown(field, values, fields))
        .map(([name, field]) => (
          <ParamField
            key={name}
            id={`policy-${id}-${name}`}
            field={field}
            value={own(values, name)}
            node={id}
            faults={faultsOf(problems, id, name)}
            fixed
            onChange={(value, visit) =>
              editor.apply((workflow) => withPolicy(workflow, id, (now) => setPolicyValue(now, name, value)), {
                label: t("change {label}", { label: field.label }),
                group: visit,
              })
            }
          />
        ))}
    </section>
  ));
  return (
    <>
      {forms}
      <ContractsForm id={id} policy={policy} />
    </>
  );
}

/** The problems of one field, told without the node's name. */
function faultsOf(problems: readonly Problem[], id: string, name: string): readonly FieldFault[] {
  return problems
    .filter(({ path }) => path[1] === id && path[2] === "policy" && policyFieldAt(path.slice(3)) === name)
    .map(({ message }) => ({ path: [], message: message.replace(`“${id}”: `, "") }));
}
