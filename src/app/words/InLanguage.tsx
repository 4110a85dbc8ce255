import { Fragment, type ReactNode } from "react";
import { useLanguage } from "./language.ts";

/** Draws all that is in it anew when the language changes; what is kept in stores, edits among it, stays. */
export function InLanguage({ children }: { readonly children: ReactNode }) {
  return <Fragment key={useLanguage((state) => state.shown)}>{children}</Fragment>;
}
