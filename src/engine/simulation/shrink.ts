import type { Document } from "./generate.ts";

/** A smaller workflow that still has what `fails` looks for: parts are left out one after the other for as long as that goes. */
export async function shrink(document: Document, fails: (document: Document) => Promise<boolean>): Promise<Document> {
  let smallest = document;
  for (let improved = true; improved; ) {
    improved = false;
    for (const smaller of smallerOnes(smallest)) {
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      improved = true;
      break;
    }
  }
  return smallest;
}

function* smallerOnes(document: Document): Generator<Document> {
  for (const id of Object.keys(document.regions)) yield without(document, new Set([id, ...inside(document, id)]));
  for (const id of Object.keys(document.nodes)) yield without(document, new Set([id]));
  for (const edge of document.edges) yield { ...document, edges: document.edges.filter((other) => other !== edge) };
  if (document.policy !== undefined) {
    const { policy: _, ...rest } = document;
    yield rest;
  }
  for (const [id, node] of Object.entries(document.nodes)) {
    const { policy, optional, disabled, ...bare } = node;
    if (policy !== undefined || optional === true || disabled === true) yield { ...document, nodes: { ...document.nodes, [id]: bare } };
    if (node.params["latency"] === 0) continue;
    yield { ...document, nodes: { ...document.nodes, [id]: { ...node, params: { ...node.params, latency: 0 } } } };
  }
  for (const [id, { policy, optional, ...bare }] of Object.entries(document.regions)) {
    if (policy !== undefined || optional === true) yield { ...document, regions: { ...document.regions, [id]: bare } };
  }
}

function inside(document: Document, region: string): string[] {
  return (document.regions[region]?.nodes ?? []).flatMap((id) => [id, ...inside(document, id)]);
}

function without(document: Document, ids: ReadonlySet<string>): Document {
  const keep = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !ids.has(id)));
  const regions = Object.entries(keep(document.regions)).map(([id, region]) => [
    id,
    { ...region, nodes: region.nodes.filter((node) => !ids.has(node)) },
  ]);
  const edges = document.edges.filter((edge) => edge.split(" -> ").every((end) => !ids.has(end.split(".")[0] as string)));
  return { ...document, nodes: keep(document.nodes), regions: Object.fromEntries(regions), edges };
}
