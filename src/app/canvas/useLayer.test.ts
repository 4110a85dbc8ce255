import { expect, test } from "vitest";
import { roomFor, shiftOf } from "./useLayer.ts";

const VIEW = { x: 10, y: 20, zoom: 0.5, width: 800, height: 600 };

test("a layer follows the view: what was drawn at a point of the board stays at it", () => {
  const now = { ...VIEW, x: -40, y: 60, zoom: 0.45 };
  const [left = 0, top = 0, scale = 0] = shiftOf(VIEW, now, 160) ?? [];
  for (const point of [0, 300, 900]) {
    expect(left + scale * (point * VIEW.zoom + VIEW.x + 160)).toBeCloseTo(point * now.zoom + now.x);
    expect(top + scale * (point * VIEW.zoom + VIEW.y + 160)).toBeCloseTo(point * now.zoom + now.y);
  }
});

test("a layer that was not moved is where it was drawn", () => {
  expect(shiftOf(VIEW, VIEW, 160)).toEqual([-160, -160, 1]);
});

test.each([
  ["smaller", { width: 700, height: 300 }],
  ["larger by what the margin has", { width: VIEW.width + 160 }],
])("a view that is %s shows what was drawn, where it was", (_how, change) => {
  expect(shiftOf(VIEW, { ...VIEW, ...change }, 160)).toEqual([-160, -160, 1]);
});

test.each([
  ["beyond the margin", { x: VIEW.x + 161 }],
  ["beyond the margin on the other side", { y: VIEW.y - 161 }],
  ["wider than the margins", { width: VIEW.width + 2 * 160 + 1 }],
  ["much bigger", { zoom: 0.7 }],
  ["so small that it does not fill the view", { zoom: 0.3 }],
])("a view that is %s is drawn anew", (_how, change) => {
  expect(shiftOf(VIEW, { ...VIEW, ...change }, 160)).toBeUndefined();
});

test("a canvas keeps its size where the view gets smaller, and gets another where that is too small or twice too large", () => {
  const has = { width: 1000, height: 800 };
  expect(roomFor({ width: 1000, height: 500 }, has)).toBe(has);
  expect(roomFor({ width: 1001, height: 500 }, has)).toEqual({ width: 1001, height: 500 });
  expect(roomFor({ width: 700, height: 500 }, has)).toEqual({ width: 700, height: 500 });
});
