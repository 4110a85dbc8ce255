import { useEffect } from "react";
import { viewport } from "../canvas/viewport.ts";
import type { Point } from "../editor/uiStore.ts";
import { dropOnTrigger } from "../people/dropOnTrigger.ts";

/** What a dragged link carries. */
const LINK = "text/uri-list";

/** Opens a workflow file that is dropped anywhere on the window, gives files to a trigger that takes them, and makes nodes of data and links. */
export function useFileDrop(): void {
  useEffect(() => {
    const stop = new AbortController();
    const isTaken = (event: DragEvent): boolean => event.dataTransfer?.types.some((type) => type === "Files" || type === LINK) ?? false;
    addEventListener("dragover", (event) => isTaken(event) && event.preventDefault(), { signal: stop.signal });
    addEventListener("drop", (event) => isTaken(event) && takeDrop(event), { signal: stop.signal });
    return () => stop.abort();
  }, []);
}

function takeDrop(event: DragEvent): void {
  if (event.defaultPrevented) return;
  event.preventDefault();
  if (dropOnTrigger(event.dataTransfer?.files)) return;
  const at = viewport.toFlow({ x: event.clientX, y: event.clientY });
  if (takeFiles(event, event.dataTransfer?.files, at)) return;
  const link = event.dataTransfer
    ?.getData(LINK)
    .split(/\r?\n/)
    .find((line) => line !== "" && !line.startsWith("#"));
  if (link !== undefined) void import("../bring/bringIn.ts").then(({ bringText }) => bringText(link, at));
}

/** Takes dropped or pasted files; false where there are none. */
export function takeFiles(event: Event, list: FileList | undefined, at: Point): boolean {
  const files = [...(list ?? [])];
  if (files.length === 0) return false;
  event.preventDefault();
  void import("../bring/bringIn.ts").then(({ bringFiles }) => bringFiles(files, at));
  return true;
}
