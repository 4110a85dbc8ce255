import { useState } from "react";
import { useRunKeeping } from "../run/runKeeping.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";

/** Says that runs live in memory alone, and why. */
export function RunKeepingBanner() {
  const refused = useRunKeeping((state) => state.refused);
  const [seen, see] = useState(false);
  if (refused === undefined || seen) return null;
  return (
    <div className="banner" role="alert">
      <Icon name="triangle-alert" />
      <p>
        <strong>Runs are not kept.</strong> {refused.message} A run ends with this tab and cannot go on later.
      </p>
      <IconButton icon="x" label="Dismiss" onClick={() => see(true)} />
    </div>
  );
}
