import type { Comparison } from "../../../model/conditions.ts";

/** The comparisons as people read them, between the two values, in the groups of the menu. */
export const COMPARISON_CHOICES: readonly { readonly label: string; readonly options: readonly (readonly [Comparison, string])[] }[] = [
  {
    label: "Any value",
    options: [
      ["equals", "equals"],
      ["not-equals", "does not equal"],
      ["exists", "exists"],
      ["not-exists", "does not exist"],
      ["empty", "is empty"],
      ["not-empty", "is not empty"],
      ["type", "is a"],
    ],
  },
  {
    label: "Number or text",
    options: [
      ["greater", "is greater than"],
      ["greater-equal", "is at least"],
      ["less", "is less than"],
      ["less-equal", "is at most"],
    ],
  },
  {
    label: "Text or list",
    options: [
      ["contains", "contains"],
      ["not-contains", "does not contain"],
      ["starts", "starts with"],
      ["ends", "ends with"],
      ["matches", "matches the pattern"],
    ],
  },
  {
    label: "Date",
    options: [
      ["before", "is before"],
      ["after", "is after"],
    ],
  },
  {
    label: "Yes or no",
    options: [
      ["true", "is true"],
      ["false", "is false"],
    ],
  },
];
