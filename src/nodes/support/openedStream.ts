import type { HttpRequest, HttpResponse, NodeHost } from "../../model/host.ts";

/** Bytes of an error answer that are read, for its message. */
const MOST_ERROR_BYTES = 65_536;

/** An answer as its headers came; its body is only read where the status is an error. */
export type OpenedStream = { readonly status: number; readonly response: HttpResponse; readonly pieces: AsyncIterable<Uint8Array> };

/** Opens a stream. That of an error status is read at once, up to a limit, and closed. */
export async function openedStream(request: HttpRequest, host: NodeHost): Promise<OpenedStream> {
  const { pieces, ...about } = await host.openStream(request);
  const body = about.status < 400 ? new Uint8Array() : await startOf(pieces);
  return { status: about.status, response: { ...about, body }, pieces };
}

async function startOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const start: number[] = [];
  for await (const piece of pieces) {
    start.push(...piece.subarray(0, Math.min(piece.length, MOST_ERROR_BYTES - start.length)));
    if (start.length >= MOST_ERROR_BYTES) break;
  }
  return Uint8Array.from(start);
}
