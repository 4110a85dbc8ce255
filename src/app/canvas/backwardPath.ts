type Ends = { readonly sourceX: number; readonly sourceY: number; readonly targetX: number; readonly targetY: number };

const RADIUS = 10;
/** From an output to where the edge turns, and from there to the input. */
const AFTER = 24;
const BEFORE = 40;
/** An input so far to the right of its output is reached without a turn. */
const NEAR = 8;
/** From the middle of a card to the lane under or over its row. */
const LANE = 70;

/** True where an edge would have to turn round: its input is not to the right of its output. In a frame they are near. */
export function goesBack({ sourceX, targetX }: Ends): boolean {
  return targetX < sourceX + NEAR;
}

/**
 * The path of an edge that goes back to the left: along the lane beside the row of its source, then to its input from the
 * left. Edges from one output share the lane; the labels are near the inputs, each in its own place.
 */
export function backwardPath({ sourceX, sourceY, targetX, targetY }: Ends): readonly [path: string, labelX: number, labelY: number] {
  const rise = targetY - sourceY;
  const way = rise < 0 ? -1 : 1;
  const near = Math.abs(rise) < LANE;
  const lane = near ? Math.max(sourceY, targetY) + LANE : sourceY + way * Math.min(LANE, Math.abs(rise) / 2);
  const [right, left] = [sourceX + AFTER, targetX - BEFORE];
  const corners: readonly (readonly [x: number, y: number])[] = [
    [sourceX, sourceY],
    [right, sourceY],
    [right, lane],
    [left, lane],
    [left, targetY],
    [targetX, targetY],
  ];
  const parts = corners.map(([x, y], index) => {
    const [before, after] = [corners[index - 1], corners[index + 1]];
    if (before === undefined) return `M${x} ${y}`;
    if (after === undefined) return `L${x} ${y}`;
    const [fromX, fromY] = towards(x, y, before);
    const [toX, toY] = towards(x, y, after);
    return `L${fromX} ${fromY}Q${x} ${y} ${toX} ${toY}`;
  });
  return [parts.join(""), left, near ? (lane + targetY) / 2 : targetY - way * (LANE / 2)];
}

/** The point on the way from a corner to another at which its curve begins. */
function towards(x: number, y: number, [toX, toY]: readonly [number, number]): readonly [number, number] {
  const length = Math.hypot(toX - x, toY - y);
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return [x + (toX - x) * part, y + (toY - y) * part];
}
