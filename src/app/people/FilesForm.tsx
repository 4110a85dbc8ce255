import { type DragEvent, type FormEvent, useState } from "react";
import type { FileItem } from "../../model/fileItem.ts";
import type { Json } from "../../model/json.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";
import { keepFiles } from "./keepFiles.ts";

type Props = {
  /** Endings and media types, as the trigger's param holds them. */
  readonly accept: Json | undefined;
  answer(files: readonly FileItem[]): void;
  cancel(): void;
};

/** Files to pick or drop; they stay on the device. */
export function FilesForm({ accept, answer, cancel }: Props) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<string>();
  const form = useFirstFocus<HTMLFormElement>("input");
  const taken = Array.isArray(accept) ? accept.filter((each) => typeof each === "string" && each !== "").join(",") : "";
  const add = (list: FileList | null | undefined): void => setFiles((before) => [...before, ...(list ?? [])]);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    add(event.dataTransfer.files);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const kept = await keepFiles(files);
    if ("problem" in kept) setProblem(kept.problem);
    else answer(kept.files);
  };
  return (
    <form ref={form} className="dialog-body" onSubmit={(event) => void submit(event)} noValidate>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same files can be picked by the control in it */}
      <div className="file-target" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <label className="button outlined">
          <Icon name="file-up" />
          {t("Choose files")}
          <input type="file" multiple accept={taken} className="visually-hidden" onChange={(event) => add(event.target.files)} />
        </label>
        <p className="quiet">
          {taken === "" ? t("or drop them here") : t("or drop them here: {kinds}", { kinds: taken.replaceAll(",", ", ") })}
        </p>
      </div>
      {files.length > 0 && (
        <ul aria-label={t("Chosen files")} className="chosen-files">
          {files.map((file, at) => (
            <li key={`${file.name} ${file.lastModified} ${file.size}`}>
              <Icon name="file" />
              <span>{file.name}</span>
              <IconButton
                icon="x"
                label={t("Remove {name}", { name: file.name })}
                onClick={() => setFiles(files.filter((_, other) => other !== at))}
              />
            </li>
          ))}
        </ul>
      )}
      {problem !== undefined && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={cancel}>
          {t("Cancel")}
        </button>
        <button type="submit" className="button primary" disabled={files.length === 0}>
          {t("Run")}
        </button>
      </div>
    </form>
  );
}
