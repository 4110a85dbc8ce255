import { useState } from "react";
import { isFileItem } from "../../../model/fileItem.ts";
import { isObject } from "../../../model/json.ts";
import { LARGEST_INSIDE, pickedFile } from "../../run/pickedFile.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/Toasts.tsx";
import { sizeText } from "../../words/sizeText.ts";
import { t } from "../../words/words.ts";
import type { ControlProps } from "./FieldControl.tsx";

/** A file from the device: kept in the workflow, as text where it is UTF-8, else as base64; a large one by reference. */
export function FileControl({ id, value, onChange, describedBy, invalid }: ControlProps<"file">) {
  const name = isObject(value) && typeof value["name"] === "string" ? value["name"] : undefined;
  const [keeping, setKeeping] = useState<string>();
  const held = isFileItem(value);
  const pick = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LARGEST_INSIDE) setKeeping(file.name);
    const picked = await pickedFile(file);
    setKeeping(undefined);
    if ("problem" in picked) toast(picked.problem);
    else onChange(picked);
  };
  return (
    <div className="file">
      <label className="button outlined">
        <Icon name="file-up" />
        {name === undefined ? t("Choose a file") : t("Replace")}
        <input
          id={id}
          type="file"
          className="visually-hidden"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => void pick(event.target.files?.[0])}
        />
      </label>
      {keeping !== undefined && <span role="status">{t("Keeping {name}…", { name: keeping })}</span>}
      {name !== undefined && (
        <>
          <span className="file-name">
            {name}
            {held && <small> {t("· {size}, on this device only", { size: sizeText(value.size) })}</small>}
          </span>
          <IconButton icon="x" label={t("Remove {name}", { name })} onClick={() => onChange(undefined)} />
        </>
      )}
    </div>
  );
}
