import { create } from "zustand";
import type { LiteralSecret } from "../../model/literalSecrets.ts";
import type { ExportFormat } from "./exportWorkflow.ts";

export type ShareDialogs =
  | { readonly of: "share" }
  /** A file that would hold what looks like secrets. */
  | { readonly of: "secrets"; readonly format: ExportFormat; readonly found: readonly LiteralSecret[] };

/** Which of the dialogs of sharing is open. */
export const useShare = create<{ readonly open: ShareDialogs | undefined }>(() => ({ open: undefined }));

export function openShare(open: ShareDialogs | undefined): void {
  useShare.setState({ open });
}
