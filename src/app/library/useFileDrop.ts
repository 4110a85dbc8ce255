import { useEffect } from "react";
import { dropOnTrigger } from "../people/dropOnTrigger.ts";
import { importText } from "./library.ts";
import { textOf } from "./pickFile.ts";

/** Opens a workflow file that is dropped anywhere on the window. */
export function useFileDrop(): void {
  useEffect(() => {
    const stop = new AbortController();
    const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    addEventListener("dragover", (event) => isFile(event) && event.preventDefault(), { signal: stop.signal });
    addEventListener(
      "drop",
      (event) => {
        if (!isFile(event)) return;
        event.preventDefault();
        if (dropOnTrigger(event.dataTransfer?.files)) return;
        void textOf(event.dataTransfer?.files[0]).then((text) => (text === undefined ? undefined : importText(text)));
      },
      { signal: stop.signal },
    );
    return () => stop.abort();
  }, []);
}
