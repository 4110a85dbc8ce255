import type { EdgeText } from "./workflow.ts";

export type EdgeEnd = { readonly node: string; readonly port?: string };
export type Edge = { readonly from: EdgeEnd; readonly to: EdgeEnd };

const ID = "[A-Za-z_][A-Za-z0-9_-]{0,63}";
const EDGE = new RegExp(`^\\s*(${ID})(?:\\.(${ID}))?\\s*->\\s*(${ID})(?:\\.(${ID}))?\\s*$`);
const WHOLE_ID = new RegExp(`^${ID}$`);

/** True for a legal id of a node, region, port or parameter. */
export function isId(text: string): boolean {
  return WHOLE_ID.test(text);
}

/** Reads `"a.port -> b.port"`; undefined when the text is not an edge. */
export function parseEdge(text: EdgeText): Edge | undefined {
  const match = EDGE.exec(text);
  if (match === null) return undefined;
  return { from: end(match[1] as string, match[2]), to: end(match[3] as string, match[4]) };
}

function end(node: string, port: string | undefined): EdgeEnd {
  return port === undefined ? { node } : { node, port };
}

/** The canonical text of an edge: `a -> b`, `a.kept -> b`, with ports only where they are given. */
export function formatEdge(edge: Edge): EdgeText {
  return `${endText(edge.from)} -> ${endText(edge.to)}`;
}

/** An edge's text in its one spelling; text that is no edge stays as it is. */
export function canonicalEdge(text: EdgeText): EdgeText {
  const edge = parseEdge(text);
  return edge === undefined ? text : formatEdge(edge);
}

function endText({ node, port }: EdgeEnd): string {
  return port === undefined ? node : `${node}.${port}`;
}
