import { Icon } from "../ui/Icon.tsx";
import { openShare } from "./shareStore.ts";

export function ShareButton() {
  return (
    <button type="button" className="button" aria-haspopup="dialog" title="Share as a link" onClick={() => openShare({ of: "share" })}>
      <Icon name="share-2" />
      <span className="label">Share</span>
    </button>
  );
}
