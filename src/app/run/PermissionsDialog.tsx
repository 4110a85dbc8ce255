import type { Permissions } from "../../model/workflow.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { msg, t } from "../words/words.ts";
import { AskedSecrets } from "./AskedSecrets.tsx";
import { needsNode } from "./grants.ts";
import { useRunPrompt } from "./runPrompts.ts";
import { useFirstFocus } from "./useFirstFocus.ts";

const NET = msg("Reach these hosts over the network");
/** What no tab can do, whatever is allowed. */
const NODE_ONLY = [
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
      {needsNode(prompt.needs) ? (
        <NodeOnly needs={prompt.needs} onClose={() => prompt.answer(undefined)} />
      ) : (
        <Request needs={prompt.needs} answer={prompt.answer} />
      )}
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
      <Asked text={t(NET)} list={needs.net ?? []} />
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

/** In the place of a question: what no tab can be allowed, so that no run begins here, and the ways out. */
function NodeOnly({ needs, onClose }: Pick<RequestProps, "needs"> & { onClose(): void }) {
  const actions = useFirstFocus<HTMLDivElement>("button");
  return (
    <div className="dialog-body">
      <p>
        {t("A browser tab reads and changes no files by their path and runs no programs, whatever you allow. This workflow asks for that:")}
      </p>
      {NODE_ONLY.map(([kind, text]) => (
        <Asked key={kind} text={t(text)} list={needs[kind] ?? []} />
      ))}
      <p>{t("Pick the file in its node and empty the path, or run the workflow in Node: npx vwmp run")}</p>
      <div ref={actions} className="dialog-actions">
        <button type="button" className="button primary" onClick={onClose}>
          {t("Understood")}
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
