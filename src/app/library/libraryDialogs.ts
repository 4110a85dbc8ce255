import { create } from "zustand";
import type { TakenIn } from "./workspace/takeIn.ts";

export type LibraryDialog = { readonly of: "gallery" } | { readonly of: "report"; readonly file: string; readonly taken: TakenIn };

/** Which dialog on the library is open. */
export const useLibraryDialog = create<{ readonly dialog: LibraryDialog | undefined }>(() => ({ dialog: undefined }));

export function openLibraryDialog(dialog: LibraryDialog): void {
  useLibraryDialog.setState({ dialog });
}

export function closeLibraryDialog(): void {
  useLibraryDialog.setState({ dialog: undefined });
}
