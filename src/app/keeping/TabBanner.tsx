import { useState } from "react";
import { useEditor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import "./keeping.css";
import { t } from "../words/words.ts";
import { takeOver } from "./tabs.ts";

/** Says that another tab writes the open workflow, and offers to write it here. */
export function TabBanner() {
  const readOnly = useEditor((state) => state.readOnly);
  const [taking, setTaking] = useState(false);
  if (!readOnly) return null;
  return (
    <div className="banner calm" role="alert">
      <Icon name="lock" />
      <p>
        <strong>{t("This workflow is open in another tab.")}</strong>{" "}
        {t("What is changed there is shown here. To edit it here, take over: the other tab saves its changes first.")}
      </p>
      <button
        type="button"
        className="button outlined"
        disabled={taking}
        onClick={() => {
          setTaking(true);
          void takeOver().finally(() => setTaking(false));
        }}
      >
        {t("Take over")}
      </button>
    </div>
  );
}
