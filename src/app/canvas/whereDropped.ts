import type { Position } from "../../model/workflow.ts";
import { onGrid } from "../editor/grid.ts";
import type { Point } from "../editor/uiStore.ts";
import { useDeviceSettings } from "../settings/deviceSettings.ts";

/** Where something that was dragged to a point stays: on the grid, unless snapping to it is switched off. */
export function whereDropped({ x, y }: Point): Position {
  return useDeviceSettings.getState().snap ? onGrid({ x, y }) : [Math.round(x), Math.round(y)];
}
