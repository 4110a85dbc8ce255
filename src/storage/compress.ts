/** A text as compressed bytes: the same text gives the same bytes in the same browser. */
export async function deflated(text: string): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
}

/** The text of compressed bytes. */
export function inflated(bytes: Uint8Array): Promise<string> {
  const body = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(body).text();
}
