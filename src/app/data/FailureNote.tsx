import type { Failure } from "../../model/failure.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { engineClient } from "../run/engineClient.ts";
import { focusField, openWorkflow } from "../run/openWorkflow.ts";
import { useRunStore } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { toast } from "../ui/Toasts.tsx";
import { cellText } from "./cellText.ts";
import { copyText } from "./dataSource.ts";
import { causesOf, failureText, wayOut } from "./failureText.ts";
import { nodeCommand } from "./nodeCommand.ts";

/** Why a node failed, with what to do about it. */
export function FailureNote({ node, failure }: { readonly node: string; readonly failure: Failure }) {
  const { message, hint, param, item, itemIndex, code } = failure;
  const attempts = useRunStore((state) => state.session.view.nodes.get(node)?.activations.at(-1)?.attempts ?? 1);
  const way = wayOut(failure);
  const causes = causesOf(failure);
  const details = (): void => void copyText(failureText(titleOf(openWorkflow().workflow, node), failure, attempts), "Details");
  return (
    <section className="failure-note" aria-label="Failure">
      <h3>
        <Icon name="circle-x" />
        {message}
      </h3>
      {way !== undefined && <p>{way.why}</p>}
      {hint !== undefined && <p>{hint}</p>}
      {item !== undefined && (
        <p>
          {itemIndex === undefined ? "Item: " : `Item ${itemIndex + 1}: `}
          <code>{cellText(item)}</code>
        </p>
      )}
      {causes.length > 0 && (
        <details>
          <summary>{causes.length === 1 ? "Cause" : `Causes (${causes.length})`}</summary>
          <ol className="failure-causes">
            {causes.map((cause, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cause has no other name than its place
              <li key={index}>
                {cause.message} {cause.code !== undefined && <code>{cause.code}</code>}
              </li>
            ))}
          </ol>
        </details>
      )}
      <p className="failure-code">
        <code>{code}</code>
        {attempts > 1 && <span>{`after ${attempts} attempts`}</span>}
      </p>
      <div className="failure-actions">
        {param !== undefined && (
          <button type="button" className="button outlined" onClick={() => focusField(node, param)}>
            Open the field
          </button>
        )}
        {way?.node === true && (
          <button type="button" className="button outlined" onClick={() => void copyCommand()}>
            <Icon name="square-code" />
            Run this in Node
          </button>
        )}
        <button type="button" className="button" onClick={details}>
          <Icon name="copy" />
          Copy details
        </button>
      </div>
    </section>
  );
}

/** The command grants what the engine says that the workflow needs. */
async function copyCommand(): Promise<void> {
  const { workflow } = openWorkflow();
  const needs = await engineClient().needs(workflow);
  if (needs.ok) await copyText(nodeCommand(workflow.name, needs.value), "Command");
  else toast(needs.message);
}
