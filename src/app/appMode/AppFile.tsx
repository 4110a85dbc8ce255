import { lazy, Suspense } from "react";
import type { FileItem } from "../../model/fileItem.ts";
import { downloadFile } from "../data/downloadFile.ts";
import { Icon } from "../ui/Icon.tsx";
import { sizeText } from "../words/sizeText.ts";

const FileContent = lazy(async () => ({ default: (await import("../data/FilePreview.tsx")).FileContent }));

/** A file that came out: shown as far as a page can show it, and to be taken along. */
export function AppFile({ file }: { readonly file: FileItem }) {
  return (
    <figure className="app-file">
      <div className="file-preview">
        <Suspense>
          <FileContent file={file} />
        </Suspense>
      </div>
      <figcaption>
        <button type="button" className="button outlined" onClick={() => void downloadFile(file)}>
          <Icon name="download" />
          {file.name}
        </button>
        <span className="quiet">{sizeText(file.size)}</span>
      </figcaption>
    </figure>
  );
}
