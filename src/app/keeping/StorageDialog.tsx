import { useEffect, useState } from "react";
import { announce } from "../editor/uiStore.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./keeping.css";
import { sizeText } from "../words/sizeText.ts";
import { numberText, t } from "../words/words.ts";
import { askToKeep, type StorageFacts, storageFacts } from "./storageFacts.ts";

/** The dialog “Storage on this device”: how much is kept, how much room there is, and what the browser promises. */
export function StorageDialog({ onClose }: { readonly onClose: () => void }) {
  const [facts, setFacts] = useState<StorageFacts>();
  const [refused, setRefused] = useState(false);
  const look = async (): Promise<void> => setFacts(await storageFacts());
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at once, and after each answer
  useEffect(() => void look(), []);
  const ask = async (): Promise<void> => {
    const promised = await askToKeep();
    setRefused(!promised);
    announce(promised ? t("The browser promised to keep it.") : t("The browser did not promise it."));
    await look();
  };
  return (
    <Dialog title={t("Storage on this device")} className="storage" onClose={onClose}>
      <div className="dialog-body">
        <p className="quiet">
          {t(
            "Everything you make is kept in this browser, on this device, and nowhere else. It is saved within half a second of each change.",
          )}
        </p>
        {facts !== undefined && <Facts facts={facts} />}
        {facts !== undefined && <Promised persisted={facts.persisted} refused={refused} onAsk={ask} />}
      </div>
    </Dialog>
  );
}

function Facts({ facts: { used, quota, workflows, versions, versionBytes } }: { readonly facts: StorageFacts }) {
  const known = used !== undefined && quota !== undefined;
  return (
    <>
      {known && <progress className="storage-bar" value={used} max={quota} aria-label={t("Room used")} />}
      <dl className="storage-facts">
        <dt>{t("Used")}</dt>
        <dd>{known ? t("{used} of {quota}", { used: sizeText(used), quota: sizeText(quota) }) : t("This browser does not tell")}</dd>
        <dt>{t("Workflows")}</dt>
        <dd>{numberText(workflows)}</dd>
        <dt>{t("Versions")}</dt>
        <dd>
          {numberText(versions)} ({sizeText(versionBytes)})
        </dd>
      </dl>
    </>
  );
}

type PromisedProps = { readonly persisted: boolean | undefined; readonly refused: boolean; readonly onAsk: () => Promise<void> };

function Promised({ persisted, refused, onAsk }: PromisedProps) {
  if (persisted === true) {
    return (
      <p className="storage-promise" data-kept="true">
        <Icon name="shield-check" />
        {t("The browser promised to keep it: it goes only when you clear this site’s data.")}
      </p>
    );
  }
  return (
    <div className="storage-promise" data-kept="false" role="status">
      <Icon name="triangle-alert" />
      <p>
        <strong>{t("The browser made no promise.")}</strong>{" "}
        {refused
          ? t(
              "It may clear this site’s data when the disk is full; it was asked and declined. Bookmark or install the site and ask again, or export what you cannot lose.",
            )
          : t("It may clear this site’s data when the disk is full.")}
      </p>
      {persisted !== undefined && (
        <button type="button" className="button outlined" onClick={() => void onAsk()}>
          {t("Ask it to keep everything")}
        </button>
      )}
    </div>
  );
}
