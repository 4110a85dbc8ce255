import type { Action } from "../editor/action.ts";
import { startTour } from "../tour/tourStore.ts";
import { msg } from "../words/words.ts";
import { openGuides, openReference } from "./openPages.ts";

/** What helps to find one's way. */
export const HELPING: readonly Action[] = [
  { id: "tour", title: msg("Start the tour"), keys: [], where: "anywhere", icon: "flag", run: startTour },
  { id: "guides", title: msg("Guides"), keys: [], where: "anywhere", icon: "notebook-text", run: openGuides },
  { id: "reference", title: msg("Node types"), keys: [], where: "anywhere", icon: "book-open-check", run: openReference },
];
