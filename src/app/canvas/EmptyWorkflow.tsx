import { lazy, Suspense, useState } from "react";
import { openNodeCreator } from "../editor/nodeCreator.ts";
import { openSample, useLibrary } from "../library/library.ts";
import { openLibraryDialog } from "../library/libraryDialogs.ts";
import { pickFile } from "../library/pickFile.ts";
import { Icon } from "../ui/Icon.tsx";
import { Keys } from "../ui/Keys.tsx";
import { Words } from "../words/Words.tsx";
import { t } from "../words/words.ts";

const SHOWN = 3;
const PasteDialog = lazy(() => import("../bring/PasteDialog.tsx").then((module) => ({ default: module.PasteDialog })));

/** What an empty workflow offers instead of an empty canvas. */
export function EmptyWorkflow() {
  const samples = useLibrary((state) => state.samples).filter(({ needs = [] }) => needs.length === 0);
  const [pasting, setPasting] = useState(false);
  return (
    <div className="canvas-empty">
      <button type="button" className="first-step" onClick={() => openNodeCreator()}>
        <Icon name="plus" size={24} />
        {t("Add first step")}
      </button>
      <p>
        <Words text="or press {key} on the canvas" parts={{ key: <Keys keys="Tab" /> }} />
      </p>
      <div className="empty-ways">
        <button type="button" className="button outlined" onClick={() => void pickFile()}>
          <Icon name="folder-open" />
          {t("Open file")}
        </button>
        <button type="button" className="button outlined" onClick={() => setPasting(true)}>
          <Icon name="clipboard" />
          {t("Paste JSON or cURL")}
        </button>
        <button type="button" className="button outlined" onClick={() => openLibraryDialog({ of: "gallery" })}>
          <Icon name="layout-grid" />
          {t("Browse samples")}
        </button>
      </div>
      {samples.length > 0 && (
        <ul className="empty-samples" aria-label={t("Samples")}>
          {samples.slice(0, SHOWN).map((sample) => (
            <li key={sample.file}>
              <button type="button" onClick={() => void openSample(sample)}>
                <strong>{sample.name}</strong>
                <span>{sample.description}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {pasting && (
        <Suspense fallback={null}>
          <PasteDialog onClose={() => setPasting(false)} />
        </Suspense>
      )}
    </div>
  );
}
