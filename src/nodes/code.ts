import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";

export const codeParams = {
  mode: {
    kind: "choice",
    label: "Run",
    options: [
      { value: "once-for-all-items", label: "Once for all items" },
      { value: "once-per-item", label: "Once per item" },
    ],
    default: "once-for-all-items",
  },
  source: {
    kind: "code",
    language: "javascript",
    literal: true,
    label: "Program",
    help: "Return items: a list, one value, or nothing. It finds items, item, index, parameters, text, date, list and console.",
    placeholder: "return items.filter((item) => item.total >= 100);",
    required: true,
  },
  timeout: { kind: "duration", label: "Time limit", help: "For the whole packet; then the program is ended.", default: "10s" },
  memory: { kind: "number", label: "Memory in MB", help: "For the program with its items.", min: 1, max: 1024, integer: true, default: 64 },
} as const satisfies Fields;

export const code = defineNode({
  type: "code",
  title: "Code",
  icon: "square-code",
  category: "data",
  aliases: ["javascript", "typescript", "function", "script", "program", "custom", "js", "map", "sandbox"],
  docs: {
    summary: "Runs a program in JavaScript or TypeScript on the items, in a sandbox.",
    details:
      "The program is the body of a function. **Once for all items** finds the packet as `items` (and the first as `item`) and returns the new items: a list is several, any other value is one, nothing (`undefined`) is none. **Once per item** is called for each item as `item` with its position `index`, and what it returns is added in order. Both find `parameters` of the run, and the helpers `text`, `date` and `list`. `console` writes to the run's log. `await` works, for promises that the program itself fulfils. It has no network, files, timers or modules; `Date` tells when the node started, and `Math.random` repeats with the seed of the run. The result is what `JSON.stringify` makes of it: dates become texts, `NaN` becomes `null`. The time limit counts for the whole packet, once per item too. Code runs only where the run was allowed to.",
    examples: [
      {
        title: "Total of all items",
        params: { source: "return { total: list.sum(items, 'price') };" },
        input: [{ price: 3 }, { price: 4.5 }],
        output: { out: [{ total: 7.5 }] },
      },
      {
        title: "A field more for each item",
        params: { mode: "once-per-item", source: "return { ...item, slug: text.slug(item.title), at: index };" },
        input: [{ title: "Über uns" }, { title: "What's new?" }],
        output: {
          out: [
            { title: "Über uns", slug: "uber-uns", at: 0 },
            { title: "What's new?", slug: "what-s-new", at: 1 },
          ],
        },
      },
      {
        title: "Several items, or none, from each",
        params: { mode: "once-per-item", source: "if (item.tags.length > 0) return item.tags.map((tag) => ({ tag }));" },
        input: [{ tags: ["a", "b"] }, { tags: [] }],
        output: { out: [{ tag: "a" }, { tag: "b" }] },
      },
    ],
    finds: {
      items: [],
      item: [],
      index: [],
      parameters: [],
      text: ["words", "capitalize", "title", "camel", "snake", "kebab", "slug", "truncate", "squeeze", "lines", "escapeRegex"],
      date: ["iso", "day", "add", "between", "startOf", "weekday"],
      list: ["groupBy", "countBy", "unique", "sortBy", "chunk", "sum", "average", "range", "zip"],
      console: ["log", "info", "warn", "error", "debug"],
    },
  },
  mode: "once",
  asks: "code",
  params: codeParams,
  summary: "{mode}",
  run: lazyRun(async () => (await import("./run/runCode.ts")).runCode),
});
