import { create } from "zustand";

export type KeepingDialog = "history" | "storage";

/** Which of the dialogs on what is kept is open. */
export const useKeeping = create<{ readonly dialog: KeepingDialog | undefined }>(() => ({ dialog: undefined }));

export function openKeeping(dialog: KeepingDialog): void {
  useKeeping.setState({ dialog });
}

export function closeKeeping(): void {
  useKeeping.setState({ dialog: undefined });
}
