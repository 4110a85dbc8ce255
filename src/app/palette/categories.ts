import type { NodeDescription } from "../../model/nodeType.ts";
import { msg } from "../words/words.ts";

/** What each category of node types is called, in the order of the palette. */
export const CATEGORIES: Readonly<Record<NodeDescription["category"], string>> = {
  start: msg("Start and end"),
  items: msg("Items"),
  flow: msg("Flow"),
  formats: msg("Formats"),
  data: msg("Data"),
  network: msg("Network"),
  files: msg("Files"),
  ai: "AI",
};
