import type { Failure } from "../../model/failure.ts";
import { actionOf } from "../editor/actions.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { focusField, openPolicy, openWorkflow } from "../run/openWorkflow.ts";
import { useRunStatus, useRunStore } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { t, told } from "../words/words.ts";
import { cellText } from "./cellText.ts";
import { copyText } from "./dataSource.ts";
import { causesOf, failureText, wayOut } from "./failureText.ts";

/** Why a node failed, with what to do about it. */
export function FailureNote({ node, failure }: { readonly node: string; readonly failure: Failure }) {
  const { runId } = useRunStatus();
  const retry = runId !== undefined && actionOf("retry-from").when?.() === true;
  const { message, hint, param, item, itemIndex, port, code } = failure;
  const attempts = useRunStore((state) => state.session.view.nodes.get(node)?.activations.at(-1)?.attempts ?? 1);
  const way = wayOut(failure);
  const causes = causesOf(failure);
  const details = (): void => void copyText(failureText(titleOf(openWorkflow().workflow, node), failure, attempts), t("Details"));
  return (
    <section className="failure-note" aria-label={t("Failure")}>
      <h3>
        <Icon name="circle-x" />
        {told(message)}
      </h3>
      {way !== undefined && <p>{way.why}</p>}
      {hint !== undefined && <p>{told(hint)}</p>}
      {item !== undefined && (
        <p>
          {itemIndex === undefined ? t("Item:") : t("Item {number}:", { number: itemIndex + 1 })} <code>{cellText(item)}</code>
        </p>
      )}
      {causes.length > 0 && (
        <details>
          <summary>{causes.length === 1 ? t("Cause") : t("Causes ({count})", { count: causes.length })}</summary>
          <ol className="failure-causes">
            {causes.map((cause, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cause has no other name than its place
              <li key={index}>
                {told(cause.message)} {cause.code !== undefined && <code>{cause.code}</code>}
              </li>
            ))}
          </ol>
        </details>
      )}
      <p className="failure-code">
        <code>{code}</code>
        {attempts > 1 && <span>{t("after {attempts} attempts", { attempts })}</span>}
      </p>
      <div className="failure-actions">
        {retry && (
          <button
            type="button"
            className="button outlined"
            title={t("What has finished does not run again")}
            onClick={() => actionOf("retry-from").run()}
          >
            <Icon name="rotate-ccw" />
            {t("Retry from here")}
          </button>
        )}
        {param !== undefined && (
          <button type="button" className="button outlined" onClick={() => focusField(node, param)}>
            {t("Open the field")}
          </button>
        )}
        {port !== undefined && (
          <button type="button" className="button outlined" onClick={() => openPolicy(node)}>
            {t("Open the contract")}
          </button>
        )}
        {way?.node === true && runId !== undefined && (
          <button
            type="button"
            className="button outlined"
            onClick={() => void import("../runs/copyNodeCommand.ts").then(({ copyNodeCommand }) => copyNodeCommand(runId))}
          >
            <Icon name="square-code" />
            {t("Run this in Node")}
          </button>
        )}
        <button type="button" className="button" onClick={details}>
          <Icon name="copy" />
          {t("Copy details")}
        </button>
      </div>
    </section>
  );
}
