import { create } from "zustand";

/**
 * How the open workflow and its file on disk are. `ask`: the browser wants to be asked again before it lets the file be read and
 * written. `changed`: somebody else wrote the file. `failed`: it could not be written.
 */
export type LinkState = { readonly name: string; readonly state: "linked" | "ask" | "changed" | "failed" };

/** The file that the open workflow is linked to. */
export const useFileLink = create<{ readonly link: LinkState | undefined }>(() => ({ link: undefined }));

/** Whether this browser can write files on disk. */
export function canLink(): boolean {
  return "showSaveFilePicker" in globalThis;
}
