import { actionOf } from "../editor/actions.ts";
import { useAddressedView } from "../library/useAddressedView.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { keysText } from "../ui/Keys.tsx";
import { t } from "../words/words.ts";

/** Shows the outline in the place of the canvas, or the canvas again. */
export function OutlineButton() {
  const shown = useAddressedView() === "outline";
  const { icon = "list-tree", keys, run } = actionOf("outline");
  return <IconButton icon={icon} label={t("Outline")} keys={keysText(keys[0] ?? "")} aria-pressed={shown} onClick={run} />;
}
