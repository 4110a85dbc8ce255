import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { isObject } from "../../../model/json.ts";
import type { KeptWorkflow } from "../../../model/store.ts";
import { sizeText } from "../../words/sizeText.ts";
import { numberText, t } from "../../words/words.ts";
import { fileName } from "../download.ts";

/** A workflow in a workspace file: under which id it was kept, where the file says so. */
export type PackedWorkflow = { readonly file: string; readonly text: string; readonly id?: string; readonly updatedAt?: number };

/** A file that is not taken in, and why. */
export type RefusedFile = { readonly file: string; readonly reason: string };

export type Unpacked = { readonly workflows: readonly PackedWorkflow[]; readonly refused: readonly RefusedFile[] };

const MANIFEST = "workspace.json";
const FORMAT = "vwmp-workspace/1";
/** What is taken in at most: of the .zip, of one file in it, of all of them, and how many. */
export const MOST = { packed: 64_000_000, file: 16_000_000, all: 256_000_000, files: 10_000 } as const;

/** All workflows as one .zip: each as its canonical file, and a manifest of their ids. */
export function packWorkspace(workflows: readonly KeptWorkflow[], now: number): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {};
  const listed = workflows.map(({ id, name, updatedAt, text }) => {
    const file = freeFile(files, fileName(name));
    files[file] = strToU8(text);
    return { id, file, name, updatedAt };
  });
  const manifest = { format: FORMAT, exportedAt: new Date(now).toISOString(), workflows: listed };
  return zipSync({ [MANIFEST]: strToU8(`${JSON.stringify(manifest, null, 2)}\n`), ...files }, { mtime: now });
}

/**
 * The workflow files in a .zip, of this studio or packed by hand. What is not one, or too large, is refused by name. No more is
 * unpacked than the directory promises.
 * @throws Error that says what is wrong with the .zip as a whole
 */
export function unpackWorkspace(bytes: Uint8Array): Unpacked {
  if (bytes.length > MOST.packed) throw new Error(`It has more than ${sizeText(MOST.packed)}.`);
  const refused: RefusedFile[] = [];
  let count = 0;
  let all = 0;
  let tooMuch: string | undefined;
  const wanted = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
    count += 1;
    if (name.endsWith("/") || tooMuch !== undefined) return false;
    const reason = whyNot(name, originalSize);
    if (reason !== undefined) refused.push({ file: name, reason });
    else all += originalSize;
    if (count > MOST.files) tooMuch = t("It holds more than {files} files.", { files: numberText(MOST.files) });
    if (all > MOST.all) tooMuch = t("Unpacked it would have more than {bytes}.", { bytes: sizeText(MOST.all) });
    return reason === undefined && tooMuch === undefined;
  };
  const files = unzipped(bytes, wanted);
  if (tooMuch !== undefined) throw new Error(tooMuch);
  const { [MANIFEST]: manifest, ...rest } = files;
  const known = manifest === undefined ? new Map<string, Known>() : manifestOf(strFromU8(manifest));
  const workflows = Object.entries(rest).map(([file, content]) => ({ file, text: strFromU8(content), ...known.get(file) }));
  return { workflows, refused };
}

function whyNot(name: string, size: number): string | undefined {
  if (!/\.(json|ya?ml)$/i.test(name)) return t("It is no workflow file: these end in .json or .yaml.");
  return size > MOST.file ? t("It has more than {bytes}.", { bytes: sizeText(MOST.file) }) : undefined;
}

function unzipped(bytes: Uint8Array, filter: (file: { readonly name: string; readonly originalSize: number }) => boolean) {
  try {
    return unzipSync(bytes, { filter });
  } catch (cause) {
    throw new Error("The file is no ZIP file, or it is damaged.", { cause });
  }
}

type Known = Pick<PackedWorkflow, "id" | "updatedAt">;

/** What a manifest says of each file; what it says wrongly is left out. */
function manifestOf(text: string): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return known;
  }
  const listed = isObject(manifest) && Array.isArray(manifest["workflows"]) ? manifest["workflows"] : [];
  for (const entry of listed) {
    if (!isObject(entry) || typeof entry["file"] !== "string") continue;
    const { id, updatedAt } = entry;
    known.set(entry["file"], {
      ...(typeof id === "string" && /^[\w-]{1,100}$/.test(id) && { id }),
      ...(typeof updatedAt === "number" && Number.isFinite(updatedAt) && { updatedAt }),
    });
  }
  return known;
}

function freeFile(files: Readonly<Record<string, unknown>>, base: string): string {
  let file = `workflows/${base}.vwmp.json`;
  for (let n = 2; file in files; n += 1) file = `workflows/${base}-${n}.vwmp.json`;
  return file;
}
