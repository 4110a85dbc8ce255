import { useState } from "react";
import { flush } from "../editor/autosave.ts";
import { useEditor } from "../editor/editorStore.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { toast } from "../ui/Toasts.tsx";
import "./update.css";
import { t } from "../words/words.ts";
import { useUpdate } from "./serviceWorker.ts";

const LONGEST_WAIT = 2000;

/** Says that a newer version of the studio is ready, and starts it when the person wants it. */
export function UpdateBanner() {
  const registration = useUpdate((state) => state.registration);
  if (registration === undefined) return null;
  return <Offer registration={registration} />;
}

function Offer({ registration }: { readonly registration: ServiceWorkerRegistration }) {
  const [busy, setBusy] = useState(false);
  return (
    <section className="banner update" role="status" aria-label={t("Update")}>
      <Icon name="circle-check" />
      <p>
        <strong>{t("A new version is ready.")}</strong> {t("Your work is saved before it starts.")}
      </p>
      <button
        type="button"
        className="button outlined"
        disabled={busy}
        onClick={() => {
          setBusy(true);
          void takeOver(registration).finally(() => setBusy(false));
        }}
      >
        {t("Reload")}
      </button>
      <IconButton icon="x" label={t("Later")} onClick={() => useUpdate.setState({ registration: undefined })} />
    </section>
  );
}

/** Saves first; what cannot be saved keeps the page as it is. */
async function takeOver({ waiting }: ServiceWorkerRegistration): Promise<void> {
  await flush();
  if (useEditor.getState().saved !== "saved") {
    toast(t("Not reloaded: your last changes could not be saved. Export the workflow first."));
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("skip-waiting");
  // A request of this page that is still under way holds the new version back; leaving the page ends it.
  setTimeout(() => location.reload(), LONGEST_WAIT);
}
