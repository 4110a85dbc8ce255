import { expect, test } from "vitest";
import { searchSamples } from "./searchSamples.ts";

const SAMPLES = [
  { file: "a", name: "Invoices", description: "Orders of a month, as a sheet" },
  { file: "b", name: "Large orders", description: "Keeps what is above a limit" },
  { file: "c", name: "Penguins", description: "A chart" },
];
const found = (search: string): readonly string[] => searchSamples(SAMPLES, search).map(({ file }) => file);

test("every word must be in the name or the description; what is named so comes first", () => {
  expect(found("ORDERS")).toEqual(["b", "a"]);
  expect(found("month orders")).toEqual(["a"]);
  expect(found("orders chart")).toEqual([]);
});

test("no words find all, in their order", () => expect(found("  ")).toEqual(["a", "b", "c"]));
