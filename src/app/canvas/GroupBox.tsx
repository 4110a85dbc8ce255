import { Handle, type NodeProps, Position } from "@xyflow/react";
import { memo } from "react";
import { setGroup } from "../../model/annotations.ts";
import { editor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import "./groupBox.css";
import { t, tn } from "../words/words.ts";
import type { GroupNode } from "./groupNodes.ts";

/** A group: a named box around its members, or one card that stands for them. Only its title takes the pointer. */
export const GroupBox = memo(function GroupBox({ data: { group }, selected }: NodeProps<GroupNode>) {
  const { id, name, nodes, collapsed } = group;
  const count = tn(nodes.length, "{count} member", "{count} members");
  return (
    <div
      role="group"
      aria-label={t("{name}, Group, {count}", { name, count })}
      className="group-box"
      data-collapsed={collapsed}
      data-selected={selected}
    >
      <div className="group-title">
        <Icon name="group" size={14} />
        <span className="group-name">{name}</span>
        <span className="group-count">{count}</span>
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
