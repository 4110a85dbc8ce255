import type { Failure } from "../../model/failure.ts";
import { actionOf } from "../editor/actions.ts";
import { focusField } from "../run/openWorkflow.ts";
import { useRunStatus } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { cellText } from "./cellText.ts";

/** Why a node failed, with what to do about it. */
export function FailureNote({ node, failure }: { readonly node: string; readonly failure: Failure }) {
  const retry = useRunStatus().runId !== undefined && actionOf("retry-from").when?.() === true;
  const { message, hint, param, item, itemIndex, code } = failure;
  return (
    <section className="failure-note" aria-label="Failure">
      <h3>
        <Icon name="circle-x" />
        {message}
      </h3>
      {hint !== undefined && <p>{hint}</p>}
      {item !== undefined && (
        <p>
          {itemIndex === undefined ? "Item: " : `Item ${itemIndex + 1}: `}
          <code>{cellText(item)}</code>
        </p>
      )}
      <p className="failure-code">
        <code>{code}</code>
        {retry && (
          <button
            type="button"
            className="button outlined"
            title="What has finished does not run again"
            onClick={() => actionOf("retry-from").run()}
          >
            <Icon name="rotate-ccw" />
            Retry from here
          </button>
        )}
        {param !== undefined && (
          <button type="button" className="button outlined" onClick={() => focusField(node, param)}>
            Open the field
          </button>
        )}
      </p>
    </section>
  );
}
