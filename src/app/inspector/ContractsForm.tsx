import { useMemo, useRef } from "react";
import { isObject, type Json, type JsonObject, own } from "../../model/json.ts";
import { setContract } from "../../model/policyEdits.ts";
import type { Problem } from "../../model/problem.ts";
import type { NodePolicy } from "../../model/workflow.ts";
import { contractOf } from "../data/contractOf.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { Icon } from "../ui/Icon.tsx";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { CodeEditor } from "./code/CodeEditor.tsx";
import { useContractData } from "./contractData.ts";
import { type ContractPort, contractPorts } from "./contractPorts.ts";
import { FieldHead } from "./FieldHead.tsx";
import { useJsonText } from "./fields/useJsonText.ts";
import { withPolicy } from "./withPolicy.ts";

type Props = { readonly id: string; readonly policy: NodePolicy | undefined };

/** What the items at each port of a node or region have to be like. */
export function ContractsForm({ id, policy }: Props) {
  const workflow = useEditor((state) => state.workflow);
  const catalogue = useEditor((state) => state.catalogue);
  const problems = useEditor((state) => state.problems);
  const ports = useMemo(() => contractPorts(workflow, catalogue, id, policy), [workflow, catalogue, id, policy]);
  return (
    <section aria-label={t("Contracts")} className="form policy-section">
      <h3>{t("Contracts")}</h3>
      <p className="field-help">
        {t(
          "What every item at a port has to be like, as JSON Schema. The first one that is not like that fails the node, and nothing goes on.",
        )}
      </p>
      {ports.map((port) => (
        <ContractField
          key={`${port.side} ${port.port}`}
          node={id}
          port={port}
          schema={own(policy?.[port.side], port.port)}
          fault={faultOf(problems, id, port)}
        />
      ))}
    </section>
  );
}

type FieldProps = {
  readonly node: string;
  readonly port: ContractPort;
  readonly schema: JsonObject | undefined;
  readonly fault: string | undefined;
};

/** The contract of one port: written as JSON Schema, or made of what passed the port in the last run. Empty text takes it away. */
function ContractField({ node, port, schema, fault }: FieldProps) {
  const visit = useRef("");
  const data = useContractData(node, port);
  const id = `contract-${node}-${port.side}-${port.port}`;
  const label = port.side === "accepts" ? t("Input: {port}", { port: port.label }) : t("Output: {port}", { port: port.label });
  const set = (next: JsonObject | undefined, group: string): void =>
    editor.apply((workflow) => withPolicy(workflow, node, (policy) => setContract(policy, port.side, port.port, next)), {
      label: t("change {label}", { label }),
      group,
    });
  const written = useJsonText(schema, (next) => set(next as JsonObject | undefined, visit.current), { refuse: refusal });
  const fill = async (): Promise<void> => {
    if (data === undefined) return;
    const answer = await engineClient().itemSchema(data, {});
    if (!answer.ok) toast(answer.message);
    else if (answer.value.count === 0) toast(t("What passed here in the last run is not there any more."));
    else set(contractOf(answer.value), editor.newVisit(id));
  };
  const error = written.fault ?? fault;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears what happens to the controls in it
    <div
      className="field"
      onFocus={(event) => {
        if (visit.current === "" || !event.currentTarget.contains(event.relatedTarget)) visit.current = editor.newVisit(id);
      }}
    >
      <FieldHead id={id} field={{ kind: "json", label }} expression={undefined} group={false} setExpression={() => undefined}>
        <button
          type="button"
          className="button"
          aria-label={t("From data: {label}", { label })}
          title={data === undefined ? t("Run the workflow first: it is made of the items of the last run") : undefined}
          disabled={data === undefined}
          onClick={() => void fill()}
        >
          <Icon name="wand-sparkles" size={14} />
          {t("From data")}
        </button>
      </FieldHead>
      <CodeEditor
        id={id}
        label={label}
        language="json"
        text={written.text}
        placeholder={'{ "type": "object", "required": ["id"] }'}
        describedBy={error === undefined ? undefined : `${id}-error`}
        invalid={error !== undefined}
        onChange={written.change}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

function refusal(value: Json): string | undefined {
  return isObject(value) ? undefined : t("A contract is an object, so this is not kept.");
}

/** The problem of a contract, told without the node's name. */
function faultOf(problems: readonly Problem[], id: string, { side, port }: ContractPort): string | undefined {
  const found = problems.find(({ path }) => path[1] === id && path[2] === "policy" && path[3] === side && path[4] === port);
  return told(found?.message.replace(/^“.*?”: /, ""));
}
