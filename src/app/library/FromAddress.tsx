import { useEffect, useState } from "react";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/words.ts";
import { fetchText } from "./fetchText.ts";

/** Gets the workflow that lies at a web address, once somebody says so. */
export function FromAddress({ address, onText }: { readonly address: URL; readonly onText: (text: string) => void }) {
  const [fetching, setFetching] = useState<AbortController>();
  const [problem, setProblem] = useState("");
  useEffect(() => () => fetching?.abort(), [fetching]);
  const get = async (): Promise<void> => {
    const controller = new AbortController();
    setProblem("");
    setFetching(controller);
    const fetched = await fetchText(address, controller.signal);
    if (controller.signal.aborted) return;
    setFetching(undefined);
    if ("text" in fetched) onText(fetched.text);
    else setProblem(fetched.problem);
  };
  const { host } = address;
  return (
    <div className="import-address">
      <button type="button" className="button primary" disabled={fetching !== undefined} onClick={() => void get()}>
        <Icon name="download" />
        {t("Get it from {host}", { host })}
      </button>
      {problem === "" ? (
        <p>{fetching === undefined ? t("Nothing but this address is sent.") : t("Asking {host}…", { host })}</p>
      ) : (
        <p className="bad">{problem}</p>
      )}
    </div>
  );
}
