import { textOf } from "../library/textOf.ts";

/** The text of a log that the person picks; undefined when they pick none. */
export function pickLog(): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".ndjson,.jsonl,application/x-ndjson";
    input.addEventListener("change", () => resolve(textOf(input.files?.[0])));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}

export function saveFile(data: Blob, name: string): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]+/g, "-");
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
