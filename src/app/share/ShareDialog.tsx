import { useEffect, useMemo, useState } from "react";
import { literalSecrets } from "../../model/literalSecrets.ts";
import { useEditor } from "../editor/editorStore.ts";
import { announce } from "../editor/uiStore.ts";
import { addressedView } from "../library/address.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { sizeText } from "../words/sizeText.ts";
import { t, tn } from "../words/words.ts";
import { SuspectedSecrets } from "./SuspectedSecrets.tsx";
import { type LinkParts, lengthWarning, type SharedLink, sharedLink } from "./sharedLink.ts";
import { openShare } from "./shareStore.ts";

/** The dialog “Share”: the open workflow as a link that holds all of it. */
export function ShareDialog() {
  const workflow = useEditor((state) => state.workflow);
  const [parts, setParts] = useState<LinkParts>({ layout: true, pins: true, app: addressedView() === "app" });
  const [made, setMade] = useState<SharedLink | { readonly problem: string }>();
  const found = useMemo(() => literalSecrets(workflow), [workflow]);
  useEffect(() => {
    let current = true;
    void sharedLink(workflow, parts, location.href).then((next) => current && setMade(next));
    return () => {
      current = false;
    };
  }, [workflow, parts]);
  const warning = made !== undefined && "link" in made ? lengthWarning(made.link.length) : made?.problem;
  return (
    <Dialog title={t("Share")} onClose={() => openShare(undefined)}>
      <div className="dialog-body">
        <p className="share-lead">
          {t(
            "The link holds the workflow itself. Nothing is uploaded, and whoever opens it sees a preview that can do nothing before they agree.",
          )}
        </p>
        <SuspectedSecrets workflow={workflow} found={found} of="link" />
        <LinkField made={made} />
        {warning !== undefined && (
          <p className="share-warning" role="status">
            <Icon name="triangle-alert" size={14} />
            {warning}
          </p>
        )}
        <Contents parts={parts} onChange={setParts} bytes={made !== undefined && "link" in made ? made.bytes : undefined} />
      </div>
    </Dialog>
  );
}

function LinkField({ made }: { readonly made: SharedLink | { readonly problem: string } | undefined }) {
  const link = made !== undefined && "link" in made ? made.link : "";
  const [copied, setCopied] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setCopied(link);
      announce(t("Link copied"));
    } catch {
      announce(t("The browser did not let the link be copied. Select it, and press Ctrl+C."));
    }
  };
  return (
    <div className="share-link">
      <input className="input mono" aria-label={t("Link")} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      <button type="button" className="button primary" disabled={link === ""} onClick={() => void copy()}>
        <Icon name={copied !== "" && copied === link ? "check" : "copy"} />
        {t("Copy link")}
      </button>
    </div>
  );
}

type ContentsProps = { readonly parts: LinkParts; onChange(parts: LinkParts): void; readonly bytes: number | undefined };

/** What is in the link, and what may stay out of it. */
function Contents({ parts, onChange, bytes }: ContentsProps) {
  const workflow = useEditor((state) => state.workflow);
  const pins = Object.keys(workflow.pins ?? {}).length;
  return (
    <section className="share-contents" aria-label={t("In the link")}>
      <p>
        <strong>{tn(Object.keys(workflow.nodes).length, "{count} node", "{count} nodes")}</strong>
        {bytes !== undefined && <span className="quiet"> {t("· {bytes} as a file", { bytes: sizeText(bytes) })}</span>}
      </p>
      {workflow.layout !== undefined && (
        <label>
          <input type="checkbox" checked={parts.layout} onChange={(event) => onChange({ ...parts, layout: event.target.checked })} />
          {t("Positions of the nodes")}
        </label>
      )}
      {pins > 0 && (
        <label>
          <input type="checkbox" checked={parts.pins} onChange={(event) => onChange({ ...parts, pins: event.target.checked })} />
          {tn(pins, "Pinned data of {count} port", "Pinned data of {count} ports")}
        </label>
      )}
      <label>
        <input type="checkbox" checked={parts.app === true} onChange={(event) => onChange({ ...parts, app: event.target.checked })} />
        {t("Opens as an app: what it asks for and what comes out, not how it is drawn")}
      </label>
    </section>
  );
}
