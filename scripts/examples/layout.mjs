/**
 * Positions on the grid of cards: columns 280 apart, rows 120 apart.
 *
 * @param {Record<string, [column: number, row: number]>} cells
 */
export function layout(cells) {
  return { nodes: Object.fromEntries(Object.entries(cells).map(([id, [column, row]]) => [id, [column * 280, row * 120]])) };
}
