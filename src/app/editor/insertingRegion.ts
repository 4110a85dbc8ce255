import type { RegionKind } from "../../model/region.ts";
import { addRegion } from "../../model/regionEdits.ts";
import { t } from "../words/words.ts";
import { canGroup } from "./annotating.ts";
import { withEdge } from "./connecting.ts";
import { describeRegion } from "./describeRegion.ts";
import { editor } from "./editorStore.ts";
import { EMPTY } from "./frames.ts";
import { freePosition, wanted } from "./inserting.ts";
import { levelOf, withNodeOnEdge } from "./insertingOnEdge.ts";
import { wrapSelection } from "./regions.ts";
import { announce, type Point, type PortRef, type UiState } from "./uiStore.ts";

type To = NonNullable<UiState["creator"]> & { readonly center: Point };

/**
 * Puts an empty region on the canvas: into an edge, behind the port that it is to be connected with, at a point; where none of these is
 * given, around what is selected, else into the middle. What was made is selected.
 */
export function insertRegion(kind: RegionKind, to: To): void {
  const { at, from, edge } = to;
  if (at === undefined && from === undefined && edge === undefined && canGroup()) return wrapSelection(kind);
  const title = describeRegion(kind)?.title ?? kind;
  let made = "";
  editor.apply(
    (workflow) => {
      const place = freePosition(workflow, wanted(workflow, to, from, EMPTY), EMPTY);
      const added = addRegion(workflow, kind, place, from && levelOf(workflow, from));
      made = added.id;
      if (edge !== undefined) return withNodeOnEdge(added.workflow, made, edge);
      if (from === undefined) return added.workflow;
      const end: PortRef = from.side === "output" ? { node: made, port: "in", side: "input" } : { node: made, port: "out", side: "output" };
      return from.side === "output" ? withEdge(added.workflow, from, end) : withEdge(added.workflow, end, from);
    },
    { label: t("add {title}", { title }) },
  );
  if (made === "") return;
  editor.select([made]);
  announce(t("Added {title}", { title }));
}
