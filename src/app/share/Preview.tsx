import { useEffect } from "react";
import { needsNothing } from "../../model/needsNothing.ts";
import type { Permissions } from "../../model/workflow.ts";
import { useEditor } from "../editor/editorStore.ts";
import { announce } from "../editor/uiStore.ts";
import { discardPreview, openNew } from "../library/library.ts";
import { useAddressedView } from "../library/useAddressedView.ts";
import { Icon } from "../ui/Icon.tsx";
import { Words } from "../words/Words.tsx";
import { msg, t, tn } from "../words/words.ts";
import { AskedList } from "./AskedList.tsx";
import { documentsIn } from "./askedBy.ts";
import { findAsked, type PreviewSource, usePreview } from "./preview.ts";
import "./share.css";

const SOURCES: Readonly<Record<PreviewSource, string>> = {
  link: msg("from a link"),
  path: msg("from a file of this site"),
  file: msg("from a file"),
};
/** Over a preview: what the workflow is and asks for, and the choice to keep it. There while nobody has chosen. */
export function Preview() {
  const workflow = useEditor((state) => state.workflow);
  const { source, asked } = usePreview();
  const app = useAddressedView() === "app";
  const failed = asked !== undefined && "problem" in asked ? asked.problem : undefined;
  useEffect(
    () =>
      announce(t("Preview of {name}, {source}. It cannot run before you keep it.", { name: workflow.name, source: t(SOURCES[source]) })),
    [workflow, source],
  );
  const keep = (): void => {
    void openNew(workflow).then(() => announce(t("Kept {name} on this device", { name: workflow.name })));
  };
  return (
    <section className="preview" aria-label={t("Preview")}>
      <Icon name="eye" />
      <div className="preview-facts">
        <h2>
          <Words text="Preview of “{name}”" parts={{ name: <bdi>{workflow.name || t("Untitled workflow")}</bdi> }} />{" "}
          <span>{facts(documentsIn(workflow).length - 1, workflow, source)}</span>
        </h2>
        {asked === undefined && <p role="status">{t("Looking at what it asks for…")}</p>}
        {failed !== undefined && <p role="status">{t("What it asks for could not be found out. {failed}", { failed })}</p>}
        {asked !== undefined && !("problem" in asked) && <Asked asked={asked} />}
      </div>
      <div className="preview-choice">
        <button type="button" className="button" onClick={() => void discardPreview()}>
          {t("Discard")}
        </button>
        {failed === undefined ? (
          <button type="button" className="button primary" disabled={asked === undefined} onClick={keep}>
            {app ? t("Keep and use") : t("Keep and edit")}
          </button>
        ) : (
          <button type="button" className="button outlined" onClick={() => void findAsked()}>
            {t("Try again")}
          </button>
        )}
      </div>
    </section>
  );
}

function facts(inner: number, { nodes }: { readonly nodes: object }, source: PreviewSource): string {
  const parts = [t(SOURCES[source]), tn(Object.keys(nodes).length, "{count} node", "{count} nodes")];
  return [...parts, ...(inner > 0 ? [tn(inner, "{count} workflow inside", "{count} workflows inside")] : [])].join(" · ");
}

function Asked({ asked }: { readonly asked: Permissions }) {
  return needsNothing(asked) ? (
    <p>{t("It asks for no network, secrets, files or code. It cannot run before you keep it.")}</p>
  ) : (
    <>
      <p>{t("It cannot run before you keep it, and a run asks you again. It will ask to:")}</p>
      <AskedList asked={asked} />
    </>
  );
}
