import { useEditor } from "../editor/editorStore.ts";
import { titleOf } from "../editor/portsOfNode.ts";
import { useNodeRun } from "../run/runStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { useBreakpoint } from "./breakpoints.ts";
import "./cardBadges.css";
import { t, tn } from "../words/words.ts";
import { pinnedPorts } from "./pinnedPorts.ts";
import { useDifferenceAt } from "./runComparison.ts";
import { useStaleReason } from "./staleMarks.ts";
import { staleText } from "./staleText.ts";

/** The small marks of a card: breakpoint, pinned output, stale result, difference to another run. */
export function CardBadges({ node }: { readonly node: string }) {
  const breakpoint = useBreakpoint(node);
  const pinned = useEditor((state) => pinnedPorts(state.workflow, node).length > 0);
  const reason = useStaleReason(node);
  const stale = useEditor((state) => (reason === undefined ? undefined : staleText(reason, (id) => titleOf(state.workflow, id))));
  const run = useNodeRun(node);
  const ran = run !== undefined;
  const failed = run?.itemsFailed ?? 0;
  const difference = useDifferenceAt(node);
  return (
    <>
      {breakpoint && <Badge kind="breakpoint" icon="flag" text={t("Breakpoint")} />}
      {pinned && <Badge kind="pinned" icon="pin" text={t("Output pinned")} />}
      {stale !== undefined && ran && <Badge kind="stale" icon="history" text={stale} />}
      {failed > 0 && <Badge kind="items-failed" icon="triangle-alert" text={tn(failed, "{count} item failed", "{count} items failed")} />}
      {difference !== undefined && (
        <Badge kind={difference} icon="git-compare" text={difference === "first" ? t("First difference") : t("Differs")} />
      )}
    </>
  );
}

function Badge({ kind, icon, text }: { readonly kind: string; readonly icon: string; readonly text: string }) {
  return (
    <span className="card-badge" data-kind={kind} role="img" aria-label={text} title={text}>
      <Icon name={icon} size={14} />
    </span>
  );
}
