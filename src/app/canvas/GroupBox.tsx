import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { useShallow } from "zustand/react/shallow";
import { type Group, setGroup } from "../../model/annotations.ts";
import { own } from "../../model/json.ts";
import { editor, useEditor } from "../editor/editorStore.ts";
import { useRunStore } from "../run/runStore.ts";
import { useStaleMarks } from "../runs/staleMarks.ts";
import { useWaitingPorts } from "../runs/waitingPorts.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import "./groupBox.css";
import { t, tn } from "../words/words.ts";
import type { GroupNode } from "./groupNodes.ts";
import { type GroupState, groupState } from "./groupState.ts";
import { statusOf } from "./statusOf.ts";

/** A group: a named box around its members, or one card that stands for them and says how they are. Only its title takes the pointer. */
export const GroupBox = memo(function GroupBox({ data: { group }, selected }: NodeProps<GroupNode>) {
  const { id, name, nodes, collapsed } = group;
  const count = tn(nodes.length, "{count} member", "{count} members");
  const { state, failed, stale } = useHiddenState(group);
  const failures = failed === 0 ? undefined : t("{count} failed", { count: failed });
  const said = failures ?? (state.icon === "" ? undefined : t(state.word));
  const label = t("{name}, Group, {count}", { name, count });
  return (
    <div
      role="group"
      aria-label={[label, ...(said === undefined ? [] : [said]), ...(stale ? [t("stale")] : [])].join(", ")}
      className="group-box"
      data-collapsed={collapsed}
      data-selected={selected}
      data-tone={state.tone}
    >
      <div className="group-title">
        <Icon name="group" size={14} />
        <span className="group-names">
          <span className="group-name">{name}</span>
          <span className="group-count">{failures ?? count}</span>
        </span>
        {stale && (
          <span className="card-badge" data-kind="stale" title={t("stale")}>
            <Icon name="history" size={14} />
          </span>
        )}
        {state.icon !== "" && (
          <span className="card-status" title={said}>
            <Icon name={state.icon} size={16} />
          </span>
        )}
        <IconButton
          icon={collapsed ? "chevron-right" : "chevron-down"}
          label={collapsed ? t("Expand {name}", { name }) : t("Collapse {name}", { name })}
          className="nodrag"
          onClick={() =>
            editor.apply((workflow) => setGroup(workflow, id, { collapsed: !collapsed }), {
              label: collapsed ? t("expand group") : t("collapse group"),
            })
          }
        />
      </div>
      {collapsed && (
        <>
          <Handle type="target" id="in" position={Position.Left} isConnectable={false} className="group-port" />
          <Handle type="source" id="out" position={Position.Right} isConnectable={false} className="group-port" />
        </>
      )}
    </div>
  );
});

/** An open group shows nothing of it: its members do. Drawn again only when what it shows is another. */
function useHiddenState({ nodes, collapsed }: Group): GroupState {
  const workflow = useEditor((state) => (collapsed ? state.workflow : undefined));
  const pausedAt = useWaitingPorts((state) => (collapsed ? state.ports[0]?.node : undefined));
  const reasons = useStaleMarks((state) => (collapsed ? state.reasons : undefined));
  return useRunStore(
    useShallow(({ session }) =>
      workflow === undefined
        ? OPEN
        : groupState(
            workflow,
            nodes,
            (id) => session.nodes.get(id),
            (id) => own(reasons, id) !== undefined,
            pausedAt,
          ),
    ),
  );
}

const OPEN: GroupState = { state: statusOf(undefined, false), failed: 0, stale: false };
