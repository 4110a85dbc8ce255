import { useState } from "react";
import { useRunKeeping } from "../run/runKeeping.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t, told } from "../words/words.ts";

/** Says that runs live in memory alone, and why. */
export function RunKeepingBanner() {
  const refused = useRunKeeping((state) => state.refused);
  const [seen, see] = useState(false);
  if (refused === undefined || seen) return null;
  return (
    <div className="banner" role="alert">
      <Icon name="triangle-alert" />
      <p>
        <strong>{t("Runs are not kept.")}</strong>{" "}
        {t("{message} A run ends with this tab and cannot go on later.", { message: told(refused.message) })}
      </p>
      <IconButton icon="x" label={t("Dismiss")} onClick={() => see(true)} />
    </div>
  );
}
