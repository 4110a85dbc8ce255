import type { Position } from "./workflow.ts";

/** Something that is moved whole: its top left corner and its size. */
export type Placed = { readonly id: string; readonly at: Position; readonly width: number; readonly height: number };
export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom";
export type Axis = "horizontal" | "vertical";

/** New corners for things that are to share an edge or a middle line; those that do not move are left out. */
export function aligned(things: readonly Placed[], to: Alignment): ReadonlyMap<string, Position> {
  const line = lineOf(things, to);
  return movedOf(things, ({ at: [x, y], width, height }) => {
    if (to === "left") return [line, y];
    if (to === "center") return [line - width / 2, y];
    if (to === "right") return [line - width, y];
    if (to === "top") return [x, line];
    return [x, to === "middle" ? line - height / 2 : line - height];
  });
}

function lineOf(things: readonly Placed[], to: Alignment): number {
  if (to === "left") return Math.min(...things.map(({ at }) => at[0]));
  if (to === "right") return Math.max(...things.map(({ at, width }) => at[0] + width));
  if (to === "top") return Math.min(...things.map(({ at }) => at[1]));
  if (to === "bottom") return Math.max(...things.map(({ at, height }) => at[1] + height));
  const sum = things.reduce((all, { at, width, height }) => all + (to === "center" ? at[0] + width / 2 : at[1] + height / 2), 0);
  return sum / things.length;
}

/** New corners for three things or more with the same gap between all; the first and the last stay. */
export function distributed(things: readonly Placed[], along: Axis): ReadonlyMap<string, Position> {
  if (things.length < 3) return new Map();
  const place = along === "horizontal" ? 0 : 1;
  const length = ({ width, height }: Placed): number => (along === "horizontal" ? width : height);
  const row = [...things].sort((a, b) => a.at[place] - b.at[place]);
  const [first, last] = [row[0] as Placed, row.at(-1) as Placed];
  const inner = row.slice(1, -1).reduce((sum, thing) => sum + length(thing), 0);
  const gap = (last.at[place] - first.at[place] - length(first) - inner) / (row.length - 1);
  const starts = new Map<string, number>();
  let next = first.at[place];
  for (const thing of row) {
    starts.set(thing.id, next);
    next += length(thing) + gap;
  }
  return movedOf(things, ({ id, at }) => {
    const start = starts.get(id) ?? 0;
    return along === "horizontal" ? [start, at[1]] : [at[0], start];
  });
}

function movedOf(things: readonly Placed[], to: (thing: Placed) => Position): ReadonlyMap<string, Position> {
  return new Map(
    things.flatMap((thing) => {
      const [x, y] = to(thing);
      return x === thing.at[0] && y === thing.at[1] ? [] : [[thing.id, [x, y] as Position] as const];
    }),
  );
}
