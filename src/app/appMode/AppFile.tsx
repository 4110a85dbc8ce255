import { useEffect, useState } from "react";
import type { FileItem } from "../../model/fileItem.ts";
import { engineClient } from "../run/engineClient.ts";
import { Icon } from "../ui/Icon.tsx";
import { toast } from "../ui/Toasts.tsx";
import { t } from "../words/words.ts";
import { saveBlob } from "./saveBlob.ts";

/** A file that came out: an image is shown, every other one can be saved. */
export function AppFile({ file }: { readonly file: FileItem }) {
  const image = useImage(file);
  const save = async (): Promise<void> => {
    const answer = await engineClient().readFile(file);
    if (answer.ok && answer.value !== undefined) saveBlob(answer.value, file.name);
    else toast(t("“{name}” is no longer kept on this device. Run again to make it anew.", { name: file.name }));
  };
  return (
    <figure className="app-file">
      {image !== undefined && <img src={image} alt={file.name} />}
      <figcaption>
        <button type="button" className="button outlined" onClick={() => void save()}>
          <Icon name="download" />
          {file.name}
        </button>
        <span className="quiet">{sizeText(file.size)}</span>
      </figcaption>
    </figure>
  );
}

/** The address of an image's bytes, for as long as it is shown; undefined for other files and until it is there. */
function useImage({ $file, name, type, size }: FileItem): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!type.startsWith("image/")) return;
    let made: string | undefined;
    let live = true;
    void engineClient()
      .readFile({ $file, name, type, size })
      .then((answer) => {
        if (!live || !answer.ok || answer.value === undefined) return;
        made = URL.createObjectURL(answer.value);
        setUrl(made);
      });
    return () => {
      live = false;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [$file, name, type, size]);
  return url;
}

function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? t("{bytes} kB", { bytes: (bytes / 1000).toFixed(1) }) : t("{bytes} MB", { bytes: (bytes / 1e6).toFixed(1) });
}
