import { type FormEvent, useState } from "react";
import { setUi } from "../editor/uiStore.ts";
import { useFirstFocus } from "../run/useFirstFocus.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { msg, t } from "../words/words.ts";
import { bringText } from "./bringIn.ts";
import { type DataFormat, type Recognised, recogniseText } from "./recognise.ts";

const FORMATS: Readonly<Record<DataFormat, string>> = {
  csv: msg("A table: a node makes an item of each row."),
  json: msg("JSON: a node makes items of it."),
  ndjson: msg("JSON lines: a node makes an item of each."),
  xml: msg("XML: a node makes items of it."),
  yaml: msg("YAML: a node makes items of it."),
  text: msg("Text."),
  xlsx: "A workbook.",
  file: "A file.",
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
    <Dialog title={t("Paste JSON or cURL")} className="import" onClose={onClose}>
      <form ref={form} className="dialog-body" onSubmit={(event) => void add(event)}>
        <textarea
          className="input import-text"
          aria-label={t("Text")}
          aria-describedby="paste-found"
          placeholder={t("JSON, rows of a table, an address, a cURL command, XML, YAML, or a workflow")}
          rows={10}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <p id="paste-found" role="status" className={good || text === "" ? "quiet" : "field-error"}>
          {text.trim() === "" ? t("It becomes a node, connected and run just that far.") : saying(found)}
        </p>
        <div className="dialog-actions">
          <button type="submit" className="button primary" disabled={!good}>
            {t("Add")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function saying(found: Recognised): string {
  switch (found.kind) {
    case "workflow":
      return t("A workflow: Add shows it before it is opened.");
    case "foreign":
      return t("A workflow of {tool}, which cannot be converted yet.", { tool: found.of });
    case "curl":
      return t("A cURL command: a node sends its request.");
    case "address":
      return t("An address: a node gets what is there.");
    case "data":
      return t(FORMATS[found.format]);
    default:
      return t("No data that is known here, no address and no cURL command. Is a bracket or quote missing?");
  }
}
