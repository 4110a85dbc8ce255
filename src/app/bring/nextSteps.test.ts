import { describe, expect, it } from "vitest";
import { nextSteps } from "./nextSteps.ts";

const all = (): boolean => true;
const ORDERS = [
  { id: 1, country: "DE", total: 120 },
  { id: 2, country: "FR", total: 80 },
  { id: 3, country: "DE", total: 300 },
];

describe("the next steps", () => {
  it("of a table are a filter, a summary and a chart, filled in from its fields", () => {
    expect(nextSteps(ORDERS, all)).toEqual([
      { type: "filter", params: { where: "${item.total >= 120}" } },
      {
        type: "summarize",
        params: {
          by: ["country"],
          fields: [
            { op: "count", as: "count" },
            { op: "average", field: "total", as: "total" },
          ],
        },
      },
      { type: "chart", params: { kind: "bar", x: "country", y: "total" } },
    ]);
  });

  it("leave out what the catalogue does not have, and are three all the same", () => {
    expect(nextSteps(ORDERS, (type) => type !== "chart").map(({ type }) => type)).toEqual(["filter", "summarize", "sort"]);
  });

  it("leave out what the items were made by", () => {
    expect(nextSteps(ORDERS, all, "chart").map(({ type }) => type)).toEqual(["filter", "summarize", "sort"]);
  });

  it("of one object that holds a list begin with the list", () => {
    expect(nextSteps([{ total: 2, orders: [{ id: 1 }] }], all)[0]).toEqual({ type: "split-out", params: { field: "orders" } });
  });

  it("of a text split it, of Markdown make HTML of it first", () => {
    expect(nextSteps([{ name: "a.txt", text: "x\ny" }], all)[0]).toMatchObject({ type: "text", params: { op: "split" } });
    expect(nextSteps([{ name: "a.md", text: "# x" }], all)[0]?.type).toBe("markdown-to-html");
  });

  it("of files are what reads files like these", () => {
    const file = (name: string, type: string) => ({ $file: "a".repeat(64), name, type, size: 3 });
    const first = (name: string, type: string) => nextSteps([file(name, type)], all)[0]?.type;
    expect(first("a.png", "image/png")).toBe("image");
    expect(first("a.pdf", "")).toBe("pdf-text");
    expect(first("a.zip", "application/x-zip-compressed")).toBe("unzip");
    expect(first("a.gz", "application/gzip")).toBe("gunzip");
    expect(first("a.txt", "text/plain")).toBe("file-text");
    expect(nextSteps([file("a.bin", "")], all)).toEqual([{ type: "zip", params: {} }]);
  });

  it("write the names of fields that are no names in brackets", () => {
    expect(nextSteps([{ "unit price": 2 }, { "unit price": 4 }], all)[0]?.params).toEqual({ where: '${item["unit price"] >= 4}' });
  });

  it("of plain values and of nothing are there too", () => {
    expect(nextSteps([3, 1], all)).toHaveLength(3);
    expect(nextSteps([], all)).toHaveLength(3);
  });
});
