import { expect, test } from "vitest";
import { recentFirst } from "./recentTypes.ts";

const TYPES = ["filter", "http-request", "if"].map((type) => ({ type }));
const names = (recent: readonly string[]) => recentFirst(TYPES, recent).map(({ type }) => type);

test("recent types come first, newest first, each once", () => {
  expect(names(["if", "filter"])).toEqual(["if", "filter", "http-request"]);
});

test("a type that is not there any more is left out", () => {
  expect(names(["gone", "if"])).toEqual(["if", "filter", "http-request"]);
});
