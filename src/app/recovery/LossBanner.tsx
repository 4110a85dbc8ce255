import { setUi } from "../editor/uiStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { counted } from "./counted.ts";
import { acceptLoss, useLoss } from "./lostData.ts";

/** Says that the browser lost what was kept here, and what it was; there until the person has answered. */
export function LossBanner() {
  const loss = useLoss((state) => state.loss);
  if (loss === undefined) return null;
  const lost = [counted(loss.workflows, "workflow"), counted(loss.runs, "run")].filter((part) => !part.startsWith("0 ")).join(" and ");
  return (
    <div className="banner" role="alert">
      <Icon name="triangle-alert" />
      <p>
        <strong>This browser lost what was kept here.</strong> Its storage was damaged or cleared, and is empty now; {lost} had been in it.
        Import the files you exported, or close this tab and restore the browser’s profile from a backup.
      </p>
      <button type="button" className="button outlined" onClick={() => setUi({ importing: { text: "" } })}>
        <Icon name="upload" />
        Import
      </button>
      <button type="button" className="button" onClick={acceptLoss}>
        Start afresh
      </button>
    </div>
  );
}
