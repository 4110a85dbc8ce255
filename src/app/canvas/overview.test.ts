import { describe, expect, it } from "vitest";
import type { Wire } from "./canvasNodes.ts";
import { listKeeper } from "./listKeeper.ts";
import { boundsOf, isOverview, nodeAt, nodesIn, wireEnds } from "./overview.ts";
import type { BoardNode } from "./useCanvasNodes.ts";

const card = (id: string, x: number, y: number) =>
  ({
    id,
    type: "card",
    position: { x, y },
    width: 200,
    height: 80,
    handles: [
      { id: "in", type: "target", x: -6, y: 34, width: 12, height: 12 },
      { id: "out", type: "source", x: 194, y: 34, width: 12, height: 12 },
    ],
  }) as unknown as BoardNode;
const frame = { id: "f", type: "frame", position: { x: -50, y: -80 }, width: 400, height: 300 } as unknown as BoardNode;
const board = [frame, card("a", 0, 0), card("b", 100, 40)];

describe("overview", () => {
  it("is shown below the zoom at which cards can be read, and only for many nodes", () => {
    expect(isOverview(0.39, 301)).toBe(true);
    expect(isOverview(0.4, 301)).toBe(false);
    expect(isOverview(0.1, 300)).toBe(false);
  });

  it("finds the card drawn last at a point", () => {
    expect(nodeAt(board, { x: 150, y: 60 })?.id).toBe("b");
    expect(nodeAt(board, { x: 10, y: 10 })?.id).toBe("a");
    expect(nodeAt(board, { x: 10, y: 200 })).toBeUndefined();
  });

  it("finds a frame by its title alone", () => {
    expect(nodeAt(board, { x: -40, y: -70 })?.id).toBe("f");
    expect(nodeAt(board, { x: -40, y: 100 })).toBeUndefined();
  });

  it("finds the cards that a box touches, and no frame", () => {
    expect(nodesIn(board, { x: -60, y: -90, width: 80, height: 100 })).toEqual(["a"]);
    expect(nodesIn(board, { x: 0, y: 0, width: 300, height: 200 })).toEqual(["a", "b"]);
  });

  it("is as large as all nodes together", () => {
    expect(boundsOf(board)).toEqual({ x: -50, y: -80, width: 400, height: 300 });
    expect(boundsOf([])).toBeUndefined();
  });

  it("leads wires from port to port, and nowhere where a port is not drawn", () => {
    const wire = { source: "a", sourceHandle: "out", target: "b", targetHandle: "in" } as Wire;
    expect([...wireEnds(board, [wire, { ...wire, target: "gone" }])]).toEqual([200, 40, 100, 80, 200, 40, Number.NaN, Number.NaN]);
  });
});

describe("listKeeper", () => {
  it("answers with the same list while it holds the same", () => {
    const keep = listKeeper<object>();
    const [one, other] = [{}, {}];
    const first = keep([one, other]);
    expect(keep([one, other])).toBe(first);
    expect(keep([other, one])).toEqual([other, one]);
    expect(keep([one])).toEqual([one]);
  });
});
