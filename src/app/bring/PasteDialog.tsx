import { type FormEvent, useState } from "react";
import { setUi } from "../editor/uiStore.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { bringText } from "./bringIn.ts";
import { type DataFormat, type Recognised, recogniseText } from "./recognise.ts";

const FORMATS: Readonly<Record<DataFormat, string>> = {
  csv: "A table: a node makes an item of each row.",
  json: "JSON: a node makes items of it.",
  ndjson: "JSON lines: a node makes an item of each.",
  xml: "XML: a node makes items of it.",
  yaml: "YAML: a node makes items of it.",
  text: "Text.",
  xlsx: "A workbook.",
};

/** The dialog “Paste JSON or cURL”: a text that becomes a node, and what it is, as soon as it is known. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState("");
  const form = useFirstFocus<HTMLFormElement>("textarea");
  const found = recogniseText(text);
  const good = found.kind !== "other" && found.kind !== "foreign";
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!good) return;
    onClose();
    if (found.kind === "workflow") setUi({ importing: { text } });
    else await bringText(text);
  };
  return (
    <Dialog title="Paste JSON or cURL" className="import" onClose={onClose}>
      <form ref={form} className="dialog-body" onSubmit={(event) => void add(event)}>
        <textarea
          className="input import-text"
          aria-label="Text"
          aria-describedby="paste-found"
          placeholder="JSON, rows of a table, an address, a cURL command, XML, YAML, or a workflow"
          rows={10}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id="paste-found" role="status" className={good || text === "" ? "quiet" : "field-error"}>
          {text.trim() === "" ? "It becomes a node, connected and run just that far." : saying(found)}
        </p>
        <div className="dialog-actions">
          <button type="submit" className="button primary" disabled={!good}>
            Add
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function saying(found: Recognised): string {
  switch (found.kind) {
    case "workflow":
      return "A workflow: Add shows it before it is opened.";
    case "foreign":
      return `A workflow of ${found.of}, which cannot be converted yet.`;
    case "curl":
      return "A cURL command: a node sends its request.";
    case "address":
      return "An address: a node gets what is there.";
    case "data":
      return FORMATS[found.format];
    default:
      return "No data that is known here, no address and no cURL command. Is a bracket or quote missing?";
  }
}
