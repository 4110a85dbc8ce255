import { lazy, Suspense, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { awaitedSignals } from "./runSession.ts";
import { isLive, useRunStatus, useRunStore } from "./runStore.ts";

const SignalDialog = lazy(async () => ({ default: (await import("./SignalDialog.tsx")).SignalDialog }));

/** The button “Send signal” of a run in which something waits for one, and its dialog. */
export function SignalButton() {
  const { status } = useRunStatus();
  const awaited = useRunStore((state) => awaitedSignals(state.session).length > 0);
  const [open, setOpen] = useState(false);
  if (!(open || status === "suspended" || (awaited && isLive(status)))) return null;
  return (
    <>
      <button type="button" className="button outlined" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="send" />
        {t("Send signal")}
      </button>
      {open && (
        <Suspense>
          <SignalDialog close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
