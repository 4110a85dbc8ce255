import { isObject } from "../../../model/json.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { toast } from "../../ui/Toasts.tsx";
import type { ControlProps } from "./FieldControl.tsx";

const LARGEST = 10_000_000;

/** A file from the device, kept in the workflow: as text where it is UTF-8, else as base64. */
export function FileControl({ id, value, onChange, describedBy, invalid }: ControlProps<"file">) {
  const name = isObject(value) && typeof value["name"] === "string" ? value["name"] : undefined;
  const pick = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > LARGEST) {
      toast(`“${file.name}” has ${Math.ceil(file.size / 1e6)} MB. A workflow can hold files of up to ${LARGEST / 1e6} MB.`);
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
      {name !== undefined && (
        <>
          <span className="file-name">{name}</span>
          <IconButton icon="x" label={`Remove ${name}`} onClick={() => onChange(undefined)} />
        </>
      )}
    </div>
  );
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
