import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { openShare } from "./shareStore.ts";

export function ShareButton() {
  return (
    <button type="button" className="button" aria-haspopup="dialog" title={t("Share as a link")} onClick={() => openShare({ of: "share" })}>
      <Icon name="share-2" />
      <span className="label">{t("Share")}</span>
    </button>
  );
}
