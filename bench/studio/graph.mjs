const STEP = { x: 280, y: 140 };

/**
 * A graph in rows: each node feeds the next of its row and the one below it, as far as the edges reach.
 *
 * @param {number} nodes
 * @param {number} edges
 */
export function grid(nodes, edges) {
  const columns = Math.ceil(Math.sqrt(nodes / 2));
  const places = Array.from({ length: nodes }, (_, at) => ({
    id: `n${at}`,
    x: (at % columns) * STEP.x,
    y: Math.floor(at / columns) * STEP.y,
  }));
  const across = [];
  const down = [];
  for (let at = 0; at < nodes; at += 1) {
    if ((at + 1) % columns !== 0 && at + 1 < nodes) across.push([at, at + 1]);
    if (at + columns < nodes) down.push([at, at + columns]);
  }
  return { places, edges: [...across, ...down].slice(0, edges).map(([from, to]) => [`n${from}`, `n${to}`]) };
}

/**
 * The graph as a workflow in which each node takes the first items: without that they would double from row to row.
 *
 * @param {ReturnType<typeof grid>} graph
 */
export function workflowOf({ places, edges }) {
  return JSON.stringify({
    format: "vwmp/1",
    name: `${places.length} nodes`,
    nodes: Object.fromEntries(places.map(({ id }) => [id, { type: "limit@1", params: { count: 10 }, notes: "" }])),
    edges: edges.map(([from, to]) => `${from} -> ${to}`),
    layout: { nodes: Object.fromEntries(places.map(({ id, x, y }) => [id, [x, y]])) },
  });
}
