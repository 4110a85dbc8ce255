import { hasNoNodes } from "../../model/workflowChange.ts";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { isLive, useRunStatus } from "../run/runStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";

/** Copies the command that does in Node what the shown run did. */
export function NodeCommandButton() {
  const { status, runId, logHash } = useRunStatus();
  const empty = useOpenWorkflow((state) => hasNoNodes(state.workflow.nodes));
  if (runId === undefined || logHash === undefined || isLive(status) || empty) return null;
  return (
    <IconButton
      icon="code"
      label={t("Run this in Node")}
      title={t("Run this in Node: copies a command that prints the same hash")}
      onClick={() => void import("./copyNodeCommand.ts").then(({ copyNodeCommand }) => copyNodeCommand(runId))}
    />
  );
}
