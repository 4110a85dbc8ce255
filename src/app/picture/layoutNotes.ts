import type { Workflow } from "../../model/workflow.ts";

/** A sticky note, with what it says as it was written. */
export type Note = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly text: string };

/** The sticky notes of a layout; what is no note is left out. A place is given as `at: [x, y]` or as `x` and `y`. */
export function layoutNotes(workflow: Workflow): readonly Note[] {
  return (workflow.layout?.notes ?? []).flatMap((note) => {
    const at = Array.isArray(note["at"]) ? note["at"] : [note["x"], note["y"]];
    const size = Array.isArray(note["size"]) ? note["size"] : [note["width"], note["height"]];
    const text = note["text"];
    if (typeof text !== "string" || !isNumber(at[0]) || !isNumber(at[1])) return [];
    const [width, height] = [isNumber(size[0]) ? size[0] : 240, isNumber(size[1]) ? size[1] : 120];
    return [{ x: at[0], y: at[1], width: Math.max(40, width), height: Math.max(32, height), text: text.slice(0, 4000) }];
  });
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
