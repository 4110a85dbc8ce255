import { layoutGraph } from "./layoutGraph.ts";
import type { LayoutGraph } from "./protocol.ts";

/** Answers one graph with its corners. */
addEventListener("message", ({ data }: MessageEvent<LayoutGraph>) => postMessage(layoutGraph(data)));
