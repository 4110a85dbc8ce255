import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { listText, t, tn } from "../words/words.ts";
import { acceptLoss, useLoss } from "./lostData.ts";

/** Says that the browser lost what was kept here, and what it was; there until the person has answered. */
export function LossBanner() {
  const loss = useLoss((state) => state.loss);
  if (loss === undefined) return null;
  const lost = listText([
    ...(loss.workflows > 0 ? [tn(loss.workflows, "{count} workflow", "{count} workflows")] : []),
    ...(loss.runs > 0 ? [tn(loss.runs, "{count} run", "{count} runs")] : []),
  ]);
  return (
    <div className="banner" role="alert">
      <Icon name="triangle-alert" />
      <p>
        <strong>{t("This browser lost what was kept here.")}</strong>{" "}
        {t(
          "Its storage was damaged or cleared, and is empty now; {lost} had been in it. Import the files you exported, or close this tab and restore the browser’s profile from a backup.",
          { lost },
        )}
      </p>
      <button type="button" className="button outlined" onClick={() => setUi({ importing: { text: "" } })}>
        <Icon name="upload" />
        {t("Import")}
      </button>
      <button type="button" className="button" onClick={acceptLoss}>
        {t("Start afresh")}
      </button>
    </div>
  );
}
