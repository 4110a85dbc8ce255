import type { FileItem } from "../../model/fileItem.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { ExpansionGuard } from "../support/expansionGuard.ts";
import { harmlessPath } from "../support/fileName.ts";
import { mediaType } from "../support/mediaType.ts";
import { zipContent, zipEntries } from "../support/zipReader.ts";
import type { unzipParams } from "../unzip.ts";

/** The files of a ZIP file; nothing is expanded before all of them are known to be allowed. */
export async function unzipFile({ params, host }: RunContext<typeof unzipParams>): Promise<FileItem[]> {
  const bytes = await host.bytesOf(params.file ?? null);
  const entries = zipEntries(bytes, params.files);
  const guard = new ExpansionGuard("The ZIP file", params.most * 1_000_000);
  guard.read(bytes.length);
  for (const { size } of entries) guard.made(size);
  const files: FileItem[] = [];
  for (const entry of entries) {
    const name = harmlessPath(entry.name) || "file";
    files.push(await host.keepFile({ name, type: mediaType(name) }, zipContent(bytes, entry)));
  }
  return files;
}
