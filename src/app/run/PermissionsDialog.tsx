import type { Permissions } from "../../model/workflow.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { msg, t } from "../words/words.ts";
import { AskedSecrets } from "./AskedSecrets.tsx";
import { useRunPrompt } from "./runPrompts.ts";
import { useFirstFocus } from "./useFirstFocus.ts";

const ASKED = [
  ["net", msg("Reach these hosts over the network")],
  ["read", msg("Read these files and folders")],
  ["write", msg("Change these files and folders")],
  ["run", msg("Run these programs")],
] as const;

/** What the workflow asks for, before a run that was not granted it. Nothing runs until the person agrees. */
export function PermissionsDialog() {
  const prompt = useRunPrompt((state) => state.open);
  if (prompt?.kind !== "permissions") return null;
  return (
    <Dialog title={t("Permissions")} onClose={() => prompt.answer(undefined)}>
      <Request needs={prompt.needs} answer={prompt.answer} />
    </Dialog>
  );
}

type RequestProps = { readonly needs: Permissions; answer(choice: "once" | "always" | undefined): void };

/** The focus is on “Cancel”, so that the Enter that asked for the run cannot agree as well. */
function Request({ needs, answer }: RequestProps) {
  const actions = useFirstFocus<HTMLDivElement>("button");
  return (
    <div className="dialog-body">
      <p>{t("This workflow asks to do the following. It can do nothing else outside this page.")}</p>
      {ASKED.map(([kind, text]) => (
        <Asked key={kind} text={t(text)} list={needs[kind] ?? []} />
      ))}
      <AskedSecrets names={needs.secrets ?? []} />
      {needs.code === true && <p className="permission-code">{t("Run code that was written in the workflow, in a sandbox")}</p>}
      <div ref={actions} className="dialog-actions">
        <button type="button" className="button" onClick={() => answer(undefined)}>
          {t("Cancel")}
        </button>
        <button type="button" className="button outlined" onClick={() => answer("always")}>
          {t("Always for this workflow")}
        </button>
        <button type="button" className="button primary" onClick={() => answer("once")}>
          {t("Allow once")}
        </button>
      </div>
    </div>
  );
}

function Asked({ text, list }: { readonly text: string; readonly list: NonNullable<Permissions["net"]> }) {
  if (list.length === 0) return null;
  return (
    <section className="permission">
      <h3>{text}</h3>
      <ul aria-label={text}>
        {list.map((each) => (
          <li key={each}>
            <code>{each === "*" ? t("every host (*)") : each}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
