import { useEffect, useState } from "react";
import { Dialog } from "../../ui/Dialog.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { loadPatterns, openSample, type Sample, useLibrary } from "../library.ts";
import "./gallery.css";
import { msg, t } from "../../words/words.ts";
import { SamplePreview } from "./SamplePreview.tsx";
import { searchSamples } from "./searchSamples.ts";

const CATEGORIES = [msg("All"), msg("Samples"), msg("Patterns")] as const;
type Category = (typeof CATEGORIES)[number];

/** The dialog “Gallery”: samples and patterns with pictures, found by name and description. */
export function GalleryDialog({ onClose }: { readonly onClose: () => void }) {
  const { samples, patterns } = useLibrary();
  useEffect(() => void loadPatterns(), []);
  const [category, show] = useState<Category>("All");
  const [search, find] = useState("");
  const all = [...(category === "Patterns" ? [] : samples), ...(category === "Samples" ? [] : patterns)];
  const found = searchSamples(all, search);
  const open = (sample: Sample): void => {
    onClose();
    void openSample(sample);
  };
  return (
    <Dialog title={t("Gallery")} className="gallery" onClose={onClose}>
      <div className="gallery-bar">
        <input
          className="input"
          type="search"
          aria-label={t("Search samples")}
          placeholder={t("Search samples and patterns")}
          value={search}
          onChange={(event) => find(event.target.value)}
        />
        <Tabs label={t("Category")} tabs={CATEGORIES} current={category} controls="gallery-cards" onSelect={show} />
        <span role="status" className="quiet">
          {t("{found} of {all}", { found: found.length, all: samples.length + patterns.length })}
        </span>
      </div>
      <div id="gallery-cards" role="tabpanel" aria-label={t(category)} className="gallery-cards scroll">
        <ul aria-label={t("Gallery")}>
          {found.map((sample) => (
            <li key={sample.file}>
              <button type="button" aria-label={sample.name} onClick={() => open(sample)}>
                <SamplePreview file={sample.file} />
                <strong>{sample.name}</strong>
                <span>{sample.description}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && (
          <p className="panel-empty">{t("Nothing here is called or told of as “{search}”.", { search: search.trim() })}</p>
        )}
      </div>
    </Dialog>
  );
}
