import { viewport } from "../canvas/viewport.ts";
import { textOf } from "./textOf.ts";

const WORKFLOWS = ".json,.yaml,.yml,application/json,application/vnd.vwmp.workflow+json";
const DATA = ".csv,.tsv,.xlsx,.ndjson,.jsonl,.xml,.txt,.md,text/*";

/** The text of a workflow file that the person picks; undefined when they pick none. */
export async function pickText(): Promise<string | undefined> {
  return textOf(await pick(WORKFLOWS));
}

/** Opens a workflow file that the person picks, or makes nodes of a file with data. */
export async function pickFile(): Promise<void> {
  const file = await pick(`${WORKFLOWS},${DATA}`);
  if (file === undefined) return;
  const { bringFiles } = await import("../bring/bringIn.ts");
  await bringFiles([file], viewport.center());
}

function pick(accept: string): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.addEventListener("change", () => resolve(input.files?.[0]));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}
