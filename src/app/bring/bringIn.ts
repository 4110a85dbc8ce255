import { viewport } from "../canvas/viewport.ts";
import { fileKind } from "../data/fileKind.ts";
import { useEditor } from "../editor/editorStore.ts";
import { announce, type Point } from "../editor/uiStore.ts";
import { importText } from "../library/library.ts";
import { textOf } from "../library/textOf.ts";
import { isPreview } from "../run/openWorkflow.ts";
import { pickedFile } from "../run/pickedFile.ts";
import { toast } from "../ui/Toasts.tsx";
import { t, told } from "../words/words.ts";
import { addChains } from "./addChains.ts";
import { type Chain, chainFor, requestChain } from "./chainFor.ts";
import { type Recognised, recogniseFile, recogniseText } from "./recognise.ts";
import { sayForeign } from "./sayForeign.ts";
import { sayUnusable } from "./sayUnusable.ts";
import { isThere, showNode } from "./showNode.ts";

/** Bytes of a file in which a workflow is looked for; no workflow is longer. */
const LONGEST_WORKFLOW = 5_000_000;
const ENOUGH = 65_536;

/** Makes nodes that hold dropped or picked files, and shows their items; a workflow is opened. */
export async function bringFiles(files: readonly File[], at: Point): Promise<void> {
  const chains: { chain: Chain; name: string }[] = [];
  for (const file of files) {
    const found = recogniseFile(file.name, file.type, await headOf(file));
    if (found.kind === "foreign") sayForeign(found);
    else if (found.kind === "workflow") {
      const text = await textOf(file);
      if (text !== undefined) return importText(text);
    } else if (isAllowed() && isReadable(found, file.name)) {
      const picked = await pickedFile(file);
      if ("problem" in picked) toast(picked.problem);
      else chains.push({ chain: chainFor(found.format, { file: picked }), name: file.name });
      if (found.format === "file" && fileKind(file) === "none") sayUnknown(file);
    }
  }
  const [first] = chains.length === 0 ? [] : addChains(chains, at);
  if (first !== undefined) await showNode(first);
}

/** Makes a node of a text: data, an address or a cURL command. Of anything else, but for a workflow, it is said that it is none of these. */
export async function bringText(text: string, at: Point = viewport.center()): Promise<void> {
  const found = recogniseText(text);
  if (found.kind === "foreign") sayForeign(found);
  else if (found.kind === "other") sayUnusable(text);
  else if (found.kind !== "workflow" && isAllowed()) await bringRecognised(found, text, at);
}

async function bringRecognised(found: Recognised, text: string, at: Point): Promise<void> {
  if (found.kind === "curl") {
    await bringCurl(text, at);
    return;
  }
  if (found.kind !== "address" && found.kind !== "data") return;
  const chain = found.kind === "address" ? requestChain(found.url) : chainFor(found.format, { text: text.trim() });
  const [node] = addChains([{ chain }], at);
  if (node !== undefined) await showNode(node);
}

/** A node that sends what the command sends; what of it has no place there is said. What it might change is not sent by itself. */
async function bringCurl(text: string, at: Point): Promise<void> {
  const { parseCurl } = await import("../../formats/curl.ts");
  const parsed = parseCurl(text);
  if ("error" in parsed) {
    toast(t("The cURL command cannot be read: {error}", { error: told(parsed.error) }));
    return;
  }
  const [node] = addChains([{ chain: [{ type: "http-request", params: parsed.params }], name: t("HTTP request") }], at);
  if (parsed.notes.length > 0) announce(t("1 node added. {notes}", { notes: parsed.notes.map(told).join(" ") }));
  if (node !== undefined && (parsed.params["method"] ?? "GET") === "GET") await showNode(node);
}

function isAllowed(): boolean {
  if (isPreview()) toast(t("This is a preview. Choose “Keep and edit” to change it."));
  else if (useEditor.getState().readOnly) toast(t("This workflow is open in another tab. Take over to edit it here."));
  else return true;
  return false;
}

function sayUnknown({ name }: File): void {
  toast(t("“{name}” is no workflow, and no data that can be shown here. Its node hands the file on to others as it is.", { name }));
}

function isReadable({ format }: Extract<Recognised, { kind: "data" }>, name: string): boolean {
  if (format !== "xlsx" || isThere("xlsx-read")) return true;
  toast(t("“{name}” cannot be read here. Save it as CSV, and drop that.", { name }));
  return false;
}

async function headOf(file: File): Promise<string> {
  try {
    return await file.slice(0, file.size <= LONGEST_WORKFLOW ? file.size : ENOUGH).text();
  } catch {
    return "";
  }
}
