import { useState } from "react";
import type { WorkflowEntry } from "../../model/store.ts";
import { actionOf } from "../editor/actions.ts";
import { useEditor } from "../editor/editorStore.ts";
import { ago } from "../ui/ago.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { t, tn } from "../words/words.ts";
import { deleteWorkflow, duplicateWorkflow } from "./keptWorkflow.ts";
import { newWorkflow, openSample, openWorkflow, refreshLibrary, type Sample, useLibrary } from "./library.ts";
import "./library.css";

type Asked = { readonly entry: WorkflowEntry; readonly at: { readonly x: number; readonly y: number } };

/** The rail tab “Workflows”: what is kept on this device, and the samples. */
export function WorkflowList() {
  const { entries, unread, samples, patterns } = useLibrary();
  const open = useEditor((state) => state.id);
  const name = useEditor((state) => state.workflow.name);
  const [asked, setAsked] = useState<Asked>();
  return (
    <div className="library scroll">
      <div className="library-head">
        <button type="button" className="button outlined wide" onClick={() => void newWorkflow()}>
          <Icon name="plus" />
          <span>{t("New workflow")}</span>
        </button>
        <WorkspaceMenu />
      </div>
      <section aria-label={t("On this device")}>
        <h3 className="rail-heading">{t("On this device")}</h3>
        <ul>
          {entries.map((entry) => (
            <li key={entry.id} className="library-entry" data-current={entry.id === open}>
              <button type="button" aria-current={entry.id === open} onClick={() => void openWorkflow(entry.id)}>
                <strong>{entry.id === open ? name : entry.name}</strong>
                <span>{tn(entry.nodes, "{count} node · {ago}", "{count} nodes · {ago}", { ago: ago(entry.updatedAt) })}</span>
              </button>
              <IconButton
                icon="ellipsis"
                label={t("More for {name}", { name: entry.name })}
                aria-haspopup="menu"
                onClick={(event) => {
                  const box = event.currentTarget.getBoundingClientRect();
                  setAsked({ entry, at: { x: box.left, y: box.bottom + 4 } });
                }}
              />
            </li>
          ))}
        </ul>
        {entries.length === 0 && !unread && <p className="quiet">{t("Nothing is kept yet.")}</p>}
        {unread && <Unread />}
      </section>
      <button type="button" className="button outlined wide library-browse" onClick={() => actionOf("gallery").run()}>
        <Icon name="layout-grid" />
        <span>{t("Browse samples")}</span>
      </button>
      <SampleList title={t("Samples")} samples={samples} />
      <SampleList title={t("Patterns")} samples={patterns} />
      {asked !== undefined && (
        <Menu label={t("More for {name}", { name: asked.entry.name })} at={asked.at} onClose={() => setAsked(undefined)}>
          <button type="button" onClick={() => void duplicateWorkflow(asked.entry.id)}>
            <Icon name="copy" />
            <span>{t("Duplicate")}</span>
          </button>
          <button type="button" onClick={() => void deleteWorkflow(asked.entry.id)}>
            <Icon name="trash-2" />
            <span>{t("Delete")}</span>
          </button>
        </Menu>
      )}
    </div>
  );
}

/** Says that the list may lack something, and reads it again. */
function Unread() {
  return (
    <div className="library-unread">
      <p>{t("What is kept here could not be read just now.")}</p>
      <button type="button" className="button outlined" onClick={() => void refreshLibrary()}>
        {t("Try again")}
      </button>
    </div>
  );
}

function WorkspaceMenu() {
  const [at, open] = useState<Asked["at"]>();
  return (
    <>
      <IconButton
        icon="ellipsis"
        label={t("More for the workspace")}
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          open({ x: box.left, y: box.bottom + 4 });
        }}
      />
      {at !== undefined && (
        <Menu label={t("More for the workspace")} at={at} onClose={() => open(undefined)}>
          {["export-workspace", "import-workspace"].map(actionOf).map(({ id, title, icon = "", run }) => (
            <button key={id} type="button" onClick={run}>
              <Icon name={icon} />
              <span>{title}</span>
            </button>
          ))}
        </Menu>
      )}
    </>
  );
}

function SampleList({ title, samples }: { readonly title: string; readonly samples: readonly Sample[] }) {
  if (samples.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="rail-heading">{title}</h3>
      <ul>
        {samples.map((sample) => (
          <li key={sample.file} className="library-entry">
            <button type="button" onClick={() => void openSample(sample)} title={sample.description}>
              <strong>{sample.name}</strong>
              <span>{sample.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
