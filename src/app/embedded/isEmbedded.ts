import { readAddress } from "../share/addressKeys.ts";

let known: boolean | undefined;

/** True where another page holds this one (`#embed`): that page gives the workflow and keeps it. The same for as long as the page lives. */
export function isEmbedded(): boolean {
  known ??= typeof window !== "undefined" && window.parent !== window && asksForIt(location.hash);
  return known;
}

/** False in a page of another site, which may show this one but say nothing to it. */
export function isAmongItsOwn(): boolean {
  try {
    return window.parent.location.origin === location.origin;
  } catch {
    return false;
  }
}

function asksForIt(fragment: string): boolean {
  return readAddress(fragment).address.others?.some(([key]) => key === "embed") ?? false;
}
