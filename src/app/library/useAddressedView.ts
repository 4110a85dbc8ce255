import { useSyncExternalStore } from "react";
import type { View } from "../share/addressKeys.ts";
import { addressedView } from "./address.ts";

/** How the address asks for the workflow to be shown, now and when that changes. */
export function useAddressedView(): View | undefined {
  return useSyncExternalStore(onAddress, addressedView);
}

function onAddress(call: () => void): () => void {
  addEventListener("hashchange", call);
  return () => removeEventListener("hashchange", call);
}
