import { expect, test } from "vitest";
import { panned, WHOLE, zoomed } from "./timeWindow.ts";

test("the point one zooms at stays where it is", () => {
  const near = zoomed(WHOLE, 4, 0.25);
  expect(near).toEqual({ from: 0.1875, span: 0.25 });
  expect(near.from + 0.25 * near.span).toBe(0.25);
});

test("nothing beyond the run is shown", () => {
  expect(zoomed({ from: 0.9, span: 0.1 }, 0.5, 0)).toEqual({ from: 0.8, span: 0.2 });
  expect(zoomed(WHOLE, 0.5)).toEqual(WHOLE);
  expect(panned({ from: 0.5, span: 0.25 }, 2)).toEqual({ from: 0.75, span: 0.25 });
  expect(panned(WHOLE, -1)).toEqual(WHOLE);
});
