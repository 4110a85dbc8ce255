import type { Comparison } from "../../../model/conditions.ts";
import { msg } from "../../words/words.ts";

/** The comparisons as people read them, between the two values, in the groups of the menu. */
export const COMPARISON_CHOICES: readonly { readonly label: string; readonly options: readonly (readonly [Comparison, string])[] }[] = [
  {
    label: msg("Any value"),
    options: [
      ["equals", msg("equals")],
      ["not-equals", msg("does not equal")],
      ["exists", msg("exists")],
      ["not-exists", msg("does not exist")],
      ["empty", msg("is empty")],
      ["not-empty", msg("is not empty")],
      ["type", msg("is a")],
    ],
  },
  {
    label: msg("Number or text"),
    options: [
      ["greater", msg("is greater than")],
      ["greater-equal", msg("is at least")],
      ["less", msg("is less than")],
      ["less-equal", msg("is at most")],
    ],
  },
  {
    label: msg("Text or list"),
    options: [
      ["contains", msg("contains")],
      ["not-contains", msg("does not contain")],
      ["starts", msg("starts with")],
      ["ends", msg("ends with")],
      ["matches", msg("matches the pattern")],
    ],
  },
  {
    label: msg("Date"),
    options: [
      ["before", msg("is before")],
      ["after", msg("is after")],
    ],
  },
  {
    label: msg("Yes or no"),
    options: [
      ["true", msg("is true")],
      ["false", msg("is false")],
    ],
  },
];
