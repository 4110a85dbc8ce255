import { Background, ReactFlow } from "@xyflow/react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { grid } from "./graph.mjs";

// React Flow alone, with its own nodes, on the graph that the address asks for: nodes, edges.

const [nodes = 0, edges = 0] = location.hash.slice(1).split(",").map(Number);
const graph = grid(nodes, edges);
const flow = createElement(
  ReactFlow,
  {
    defaultNodes: graph.places.map(({ id, x, y }) => ({ id, position: { x, y }, data: { label: id }, width: 220, height: 84 })),
    defaultEdges: graph.edges.map(([source = "", target = ""]) => ({ id: `${source} ${target}`, source, target })),
    fitView: true,
    minZoom: 0.1,
    onlyRenderVisibleElements: true,
    panOnDrag: [1],
  },
  createElement(Background),
);
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(flow);
