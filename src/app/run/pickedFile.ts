import type { PickedFile } from "../../model/field.ts";
import { t } from "../words/words.ts";
import { engineClient } from "./engineClient.ts";

/** Bytes; larger files stay on the device, and the workflow holds a reference. */
export const LARGEST_INSIDE = 1_000_000;

/** A file as a workflow holds it: with its content, as text where it is UTF-8, else as base64; a large one by reference. */
export async function pickedFile(file: File): Promise<PickedFile | { readonly problem: string }> {
  if (file.size > LARGEST_INSIDE) {
    const kept = await engineClient().keepFile(file);
    return kept.ok ? kept.value : { problem: t("“{name}” could not be kept: {message}", { name: file.name, message: kept.message }) };
  }
  const read = await file.arrayBuffer().catch(() => undefined);
  if (read === undefined) return { problem: t("“{name}” could not be read.", { name: file.name }) };
  const bytes = new Uint8Array(read);
  return { name: file.name, ...(file.type === "" ? {} : { type: file.type }), ...contentOf(bytes) };
}

function contentOf(bytes: Uint8Array): { readonly text: string } | { readonly base64: string } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    let binary = "";
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return { base64: btoa(binary) };
  }
}
