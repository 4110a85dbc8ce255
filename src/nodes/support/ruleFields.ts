import type { Fields } from "../../model/field.ts";

/** The choice between an expression and conditions, for nodes that decide over items. */
export const ruleChoice = {
  kind: "choice",
  label: "Decide by",
  options: [
    { value: "expression", label: "An expression" },
    { value: "conditions", label: "Conditions" },
  ],
  default: "expression",
} as const satisfies Fields[string];

/** The fields of a node that decides over each item. */
export const ruleFields = {
  by: ruleChoice,
  where: {
    kind: "expression",
    label: "Where",
    help: "The condition, worked out for each item.",
    placeholder: "${item.total >= 100}",
    required: true,
    per: "item",
    showIf: { param: "by", in: ["expression"] },
  },
  conditions: {
    kind: "conditions",
    label: "Conditions",
    help: "Comparisons in groups, worked out for each item.",
    required: true,
    per: "item",
    showIf: { param: "by", in: ["conditions"] },
  },
} as const satisfies Fields;

/** What the docs of these nodes say of both ways to decide. */
export const ruleDetails =
  'An **expression** holds as in JavaScript: everything but `false`, `0`, empty text, `null` and a missing value. **Conditions** are strict: `1` and `"1"` differ, only the very `true` is true, order is that of two numbers or two texts, `before` and `after` compare ISO dates (UTC where they name no offset) or milliseconds, `matches` takes a regular expression without look-around that is found anywhere in the text; `contains` looks for a text in a text, a value in a list, a field in an object. A missing or empty (`null`) value equals only another such and meets no other comparison; a value of a kind that a comparison cannot take fails with `wrong-kind`. `{ all: [] }` holds, `{ any: [] }` does not; parts behind the one that decides are not looked at.';
