import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { ruleChoice, ruleDetails } from "./support/ruleFields.ts";

export const switchParams = {
  rules: {
    kind: "list",
    label: "Rules",
    help: "In the order in which they are tried.",
    itemLabel: "Rule",
    of: {
      port: { kind: "text", label: "Port", help: "Its name, as edges say it; no template.", placeholder: "large", required: true },
      by: ruleChoice,
      where: {
        kind: "expression",
        label: "Where",
        placeholder: "${item.total >= 100}",
        required: true,
        showIf: { param: "by", in: ["expression"] },
      },
      conditions: { kind: "conditions", label: "Conditions", required: true, showIf: { param: "by", in: ["conditions"] } },
    },
    default: [],
    per: "item",
  },
  mode: {
    kind: "choice",
    label: "Send to",
    options: [
      { value: "first", label: "The first rule that matches" },
      { value: "all", label: "Every rule that matches" },
    ],
    default: "first",
  },
} as const satisfies Fields;

// `switch` is a word of the language, so the export alone has another name.
export const switchNode = defineNode({
  type: "switch",
  title: "Switch",
  icon: "route",
  category: "flow",
  aliases: ["case", "route", "router", "branch", "multi choice", "if else if", "decision"],
  docs: {
    summary: "Sends each item to the port of the rule that it matches.",
    details: `Each rule has a port of its own; an item that no rule matches leaves at \`fallback\`. In mode **all** an item leaves at the port of every rule that it matches. All conditions are worked out for every item, also in mode **first**. A port that gets no item is closed: what hangs on it is skipped. ${ruleDetails}`,
    examples: [
      {
        title: "By size",
        params: {
          rules: [
            { port: "large", where: "${item.total >= 100}" },
            { port: "medium", where: "${item.total >= 10}" },
          ],
        },
        input: [{ total: 500 }, { total: 20 }, { total: 1 }],
        output: { large: [{ total: 500 }], medium: [{ total: 20 }], fallback: [{ total: 1 }] },
      },
      {
        title: "To every rule that matches",
        params: {
          mode: "all",
          rules: [
            { port: "even", where: "${item % 2 === 0}" },
            { port: "big", where: "${item > 9}" },
          ],
        },
        input: [12, 4],
        output: { even: [12, 4], big: [12] },
      },
      {
        title: "A rule by conditions",
        params: {
          rules: [
            {
              port: "german",
              by: "conditions",
              conditions: {
                any: [
                  { left: "${item.country}", is: "equals", right: "DE" },
                  { left: "${item.phone}", is: "matches", right: "^\\+49" },
                ],
              },
            },
          ],
        },
        input: [{ country: "DE" }, { phone: "+49 30 1" }, { country: "FR" }],
        output: { german: [{ country: "DE" }, { phone: "+49 30 1" }], fallback: [{ country: "FR" }] },
      },
    ],
  },
  mode: "once",
  outputs: { each: "rules", key: "port", then: [{ name: "fallback", label: "Fallback" }] },
  params: switchParams,
  summary: "{mode}: {rules}",
  run: lazyRun(async () => (await import("./run/routeItems.ts")).routeItems),
});
