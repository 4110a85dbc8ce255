import { layout } from "./layout.mjs";

const OLD = "article,name,price\nA-100,Lamp,24.5\nA-101,Chair,89\nA-102,Desk,310\nA-103,Shelf,75\n";
const NEW = "article;name;price\nA-100;Lamp;24.5\nA-101;Chair;95\nA-103;Shelf;69.9\nA-104;Stool;39\n";

/** What changed between two lists, as text. */
export function priceLists() {
  return {
    format: "vwmp/1",
    name: "Compare two price lists",
    description: "Reads two price lists in CSV, finds what became dearer or cheaper, what is new and what is gone, and writes a report.",
    nodes: {
      old: { type: "csv-parse@1", name: "Old list", params: { text: OLD } },
      new: { type: "csv-parse@1", name: "New list", params: { text: NEW } },
      compare: { type: "compare@1", name: "By article", params: { by: ["article"], fields: ["price"] } },
      gone: { type: "template@1", name: "Gone", params: { text: "- gone: ${item.name} (${item.article})", as: "line" } },
      added: { type: "template@1", name: "New", params: { text: "- new: ${item.name} (${item.article}), ${item.price} EUR", as: "line" } },
      changed: {
        type: "template@1",
        name: "Dearer or cheaper",
        params: {
          text: '- ${item.b.price > item.a.price ? "dearer" : "cheaper"}: ${item.b.name} (${item.b.article}), ${item.a.price} → ${item.b.price} EUR',
          as: "line",
        },
      },
      lists: { type: "merge@1", name: "New and gone" },
      together: { type: "merge@1", name: "All lines" },
      lines: { type: "aggregate@1", name: "Lines", params: { mode: "fields", fields: ["line"] } },
      report: {
        type: "template@1",
        name: "Report",
        params: { text: '# Prices\n\n${item.line.length === 0 ? "Nothing changed." : item.line.join("\\n")}\n' },
      },
    },
    edges: [
      "old -> compare.a",
      "new -> compare.b",
      "compare.different -> changed",
      "compare.only-b -> added",
      "compare.only-a -> gone",
      "added -> lists.left",
      "gone -> lists.right",
      "changed -> together.left",
      "lists -> together.right",
      "together -> lines",
      "lines -> report",
    ],
    tests: [
      {
        name: "every kind of change has its line",
        expect: {
          report: [
            {
              text: "# Prices\n\n- dearer: Chair (A-101), 89 → 95 EUR\n- cheaper: Shelf (A-103), 75 → 69.9 EUR\n- new: Stool (A-104), 39 EUR\n- gone: Desk (A-102)\n",
            },
          ],
        },
      },
      {
        name: "equal lists have nothing to tell",
        pins: { "old.out": [{ article: "A", price: 1 }], "new.out": [{ article: "A", price: 1 }] },
        expect: { report: [{ text: "# Prices\n\nNothing changed.\n" }] },
      },
    ],
    layout: layout({
      old: [0, 0],
      new: [0, 1],
      compare: [1, 0],
      changed: [2, 0],
      added: [2, 1],
      gone: [2, 2],
      lists: [3, 1],
      together: [4, 0],
      lines: [5, 0],
      report: [6, 0],
    }),
  };
}
