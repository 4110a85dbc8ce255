import { defineNode } from "../model/defineNode.ts";
import { NodeError } from "../model/failure.ts";

export const setVariable = defineNode({
  type: "set-variable",
  title: "Set variable",
  icon: "variable",
  category: "flow",
  aliases: ["variable", "assign", "remember", "state", "counter", "store", "global"],
  docs: {
    summary: "Sets a variable of the run and passes its items on.",
    details:
      "Expressions read it as `variables.total`. The value is worked out once for the packet, over its first item; `items` are all of them. A value that comes to nothing is `null`.\n\nA loop, a map and every other region has variables of its own for each round, and sees those around it. **The nearest** changes the variable where it is known and else makes it here; **this scope** makes it here even where one of that name is around it; **the whole run** sets it for all. A node that runs at the same time may read the old or the new value: connect the two where the order matters.",
    examples: [
      {
        title: "Remember how many there are",
        params: { name: "count", value: "${items.length}" },
        input: [{ a: 1 }, { a: 2 }],
        output: { out: [{ a: 1 }, { a: 2 }] },
      },
      { title: "Count the rounds of a loop", params: { name: "rounds", value: "${(variables.rounds ?? 0) + 1}", where: "run" } },
    ],
  },
  effects: "write",
  changes: "run",
  mode: "once",
  params: {
    name: { kind: "text", label: "Name", help: "As expressions say it: variables.NAME.", placeholder: "total", required: true },
    value: { kind: "expression", label: "Value", placeholder: "${items.length}", required: true },
    where: {
      kind: "choice",
      label: "Where",
      options: [
        { value: "nearest", label: "The nearest" },
        { value: "scope", label: "This scope" },
        { value: "run", label: "The whole run" },
      ],
      default: "nearest",
    },
  },
  summary: "{name} = {value}",
  run({ items, params, control }) {
    if (params.name === "") {
      throw new NodeError("missing-param", "The variable has no name.", { param: "name", hint: "Set a name, for example total." });
    }
    control.setVariable(params.name, params.value ?? null, params.where);
    return items;
  },
});
