import { Icon } from "../ui/Icon.tsx";
import "../keeping/keeping.css";
import { msg, t } from "../words/words.ts";
import { type LinkState, useFileLink } from "./linkStore.ts";

type Deed = "allowAgain" | "takeFile" | "keepMine" | "unlink";
type Said = { readonly title: string; readonly text: string; readonly deeds: readonly (readonly [Deed, string])[] };

const SAID: Readonly<Record<Exclude<LinkState["state"], "linked">, Said>> = {
  ask: {
    title: msg("This workflow is linked to {name}."),
    text: msg(
      "After a reload the browser asks again before it lets the file be changed. Until then changes are kept in this browser alone.",
    ),
    deeds: [
      ["allowAgain", msg("Allow")],
      ["unlink", msg("Unlink")],
    ],
  },
  changed: {
    title: msg("{name} was changed outside the studio."),
    text: msg("What is open here has not been written over it."),
    deeds: [
      ["takeFile", msg("Take what is in the file")],
      ["keepMine", msg("Keep what is here")],
    ],
  },
  failed: {
    title: msg("{name} could not be read or written."),
    text: msg("It may have been moved or deleted. The workflow is kept in this browser."),
    deeds: [
      ["keepMine", msg("Try again")],
      ["unlink", msg("Unlink")],
    ],
  },
};

/** Says where the open workflow and the file it is linked to are not the same, and what can be done. */
export function LinkBanner() {
  const link = useFileLink((state) => state.link);
  if (link === undefined || link.state === "linked") return null;
  const { title, text, deeds } = SAID[link.state];
  return (
    <div className="banner calm" role="alert">
      <Icon name="file-text" />
      <p>
        <strong>{t(title, { name: link.name })}</strong> {t(text)}
      </p>
      {deeds.map(([deed, label]) => (
        <button
          key={deed}
          type="button"
          className="button outlined"
          onClick={() => void import("./linkedFile.ts").then((linked) => linked[deed]())}
        >
          {t(label)}
        </button>
      ))}
    </div>
  );
}
