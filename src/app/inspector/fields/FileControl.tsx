import { useState } from "react";
import { isFileItem } from "../../../model/fileItem.ts";
import { isObject } from "../../../model/json.ts";
import { engineClient } from "../../run/engineClient.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/Toasts.tsx";
import type { ControlProps } from "./FieldControl.tsx";

/** Bytes; larger files stay on the device, and the workflow holds a reference. */
const LARGEST_INSIDE = 1_000_000;

/** A file from the device: kept in the workflow, as text where it is UTF-8, else as base64; a large one by reference. */
export function FileControl({ id, value, onChange, describedBy, invalid }: ControlProps<"file">) {
  const name = isObject(value) && typeof value["name"] === "string" ? value["name"] : undefined;
  const [keeping, setKeeping] = useState<string>();
  const held = isFileItem(value);
  const pick = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LARGEST_INSIDE) {
      setKeeping(file.name);
      const kept = await engineClient().keepFile(file);
      setKeeping(undefined);
      if (kept.ok) onChange(kept.value);
      else toast(`“${file.name}” could not be kept: ${kept.message}`);
      return;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    onChange({ name: file.name, ...(file.type === "" ? {} : { type: file.type }), ...contentOf(bytes) });
  };
  return (
    <div className="file">
      <label className="button outlined">
        <Icon name="file-up" />
        {name === undefined ? "Choose a file" : "Replace"}
        <input
          id={id}
          type="file"
          className="visually-hidden"
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={(event) => void pick(event.target.files?.[0])}
        />
      </label>
      {keeping !== undefined && <span role="status">Keeping {keeping}…</span>}
      {name !== undefined && (
        <>
          <span className="file-name">
            {name}
            {held && <small> · {sizeText(value.size)}, on this device only</small>}
          </span>
          <IconButton icon="x" label={`Remove ${name}`} onClick={() => onChange(undefined)} />
        </>
      )}
    </div>
  );
}

function sizeText(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
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
