import { NodeError } from "../model/failure.ts";

/** The bytes of a response, read piece by piece; `answer-too-large` as soon as they are more than `most`. */
export async function readBody(response: Response, most: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) {
      await reader.cancel();
      throw new NodeError("answer-too-large", `The answer is larger than ${Math.round(most / 1e6)} MB.`, {
        kind: "outside",
        hint: "Ask for less: a page of the list, a filter, fewer fields.",
      });
    }
    parts.push(part.value);
  }
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
