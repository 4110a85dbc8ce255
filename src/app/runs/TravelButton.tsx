import { useRunStatus } from "../run/runStore.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/words.ts";
import { beginTravel, canTravel, endTravel, useTravel } from "./travelStore.ts";

/** Opens and closes the walk through the events of the shown run. */
export function TravelButton() {
  useRunStatus();
  const { open, loading } = useTravel();
  return (
    <IconButton
      icon="history"
      label={t("Time travel")}
      aria-pressed={open !== undefined}
      disabled={loading || (open === undefined && !canTravel())}
      onClick={() => (open === undefined ? void beginTravel() : endTravel())}
    />
  );
}
