import { useEffect, useState } from "react";
import type { ParsedWorkflow } from "../../model/parseDocument.ts";
import type { Permissions } from "../../model/workflow.ts";
import { addressIn } from "../bring/addressIn.ts";
import { setUi } from "../editor/uiStore.ts";
import { engineClient } from "../run/engineClient.ts";
import { AskedList } from "../share/AskedList.tsx";
import { askedBy } from "../share/askedBy.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./library.css";
import { t, tn, told } from "../words/words.ts";
import { FromAddress } from "./FromAddress.tsx";
import { importWorkflow } from "./library.ts";
import { pickText } from "./pickFile.ts";
import { readWorkflow } from "./readWorkflow.ts";

const PAUSE = 120;
const SHOWN = 100;

/** What was read of a text, and what the workflow in it asks for as soon as that is known. */
type Read = ParsedWorkflow & { readonly of: string; readonly asked?: Permissions };

/** The dialog “Import”: text from a file, the clipboard or a web address, read as it is typed, with what is wrong in which line. */
export function ImportDialog({ initial }: { readonly initial: string }) {
  const [text, setText] = useState(initial);
  const [read, setRead] = useState<Read>();
  const [opening, setOpening] = useState(false);
  useEffect(() => {
    if (text.trim() === "" || addressIn(text) !== undefined) {
      setRead(undefined);
      return;
    }
    let current = true;
    const timer = setTimeout(async () => {
      const parsed = await readWorkflow(text);
      if (!current) return;
      setRead({ ...parsed, of: text });
      if (parsed.workflow === undefined || parsed.problems.length > 0) return;
      const checked = await engineClient().check(parsed.workflow);
      if (!current || !checked.ok) return;
      const asked = await askedBy(parsed.workflow);
      if (current) setRead({ ...parsed, problems: checked.value, of: text, ...("problem" in asked ? {} : { asked }) });
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
  const open = async (): Promise<void> => {
    setOpening(true);
    const parsed = read?.of === text ? read : await readWorkflow(text);
    setRead({ ...parsed, of: text });
    if (parsed.workflow !== undefined) await importWorkflow(parsed.workflow);
    setOpening(false);
  };
  const pick = async (): Promise<void> => {
    const picked = await pickText();
    if (picked !== undefined) setText(picked);
  };
  const address = addressIn(text);
  const broken = address !== undefined || (read !== undefined && read.workflow === undefined);
  return (
    <Dialog title={t("Import")} className="import" onClose={() => setUi({ importing: undefined })}>
      <div className="dialog-body">
        <textarea
          className="input import-text"
          aria-label={t("Workflow text")}
          aria-describedby="import-problems"
          aria-invalid={broken && address === undefined}
          placeholder={t("Paste a workflow as JSON or YAML, or the web address of one, or open or drop a file")}
          rows={14}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div id="import-problems" role="status" className="import-findings scroll">
          {address !== undefined && <FromAddress key={address.href} address={address} onText={setText} />}
          {read !== undefined && <Findings read={read} />}
          {read?.asked !== undefined && <AskedList asked={read.asked} />}
        </div>
        <div className="dialog-actions">
          <button type="button" className="button outlined import-open" onClick={() => void pick()}>
            <Icon name="folder-open" />
            {t("Open file")}
          </button>
          <button type="button" className="button primary" disabled={text.trim() === "" || broken || opening} onClick={() => void open()}>
            {t("Import workflow")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Findings({ read: { workflow, problems } }: { readonly read: ParsedWorkflow }) {
  const nodes = workflow === undefined ? 0 : Object.keys(workflow.nodes).length;
  if (problems.length === 0) {
    return workflow === undefined ? null : (
      <p className="import-good">
        <Icon name="circle-check" size={14} />
        {tn(nodes, "“{name}” with {count} node", "“{name}” with {count} nodes", { name: workflow.name })}
      </p>
    );
  }
  return (
    <ul className="import-problems" aria-label={t("Problems")}>
      {problems.slice(0, SHOWN).map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity but their place
        <li key={index} className={problem.severity}>
          <Icon name={problem.severity === "error" ? "circle-x" : "triangle-alert"} size={14} />
          <span>
            {problem.line !== undefined && <b>{t("Line {line}:", { line: problem.line })} </b>}
            {told(problem.message)}
          </span>
        </li>
      ))}
      {problems.length > SHOWN && <li>{t("… and {count} more", { count: problems.length - SHOWN })}</li>}
    </ul>
  );
}
