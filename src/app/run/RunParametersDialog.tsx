import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/words.ts";
import { FieldsForm } from "./FieldsForm.tsx";
import { useRunPrompt } from "./runPrompts.ts";

/** The form of the workflow's parameters, before a run that needs them. */
export function RunParametersDialog() {
  const prompt = useRunPrompt((state) => state.open);
  if (prompt?.kind !== "parameters") return null;
  return (
    <Dialog title={t("Run parameters")} onClose={() => prompt.answer(undefined)}>
      <FieldsForm
        fields={prompt.workflow.parameters ?? {}}
        given={prompt.given}
        send={t("Run")}
        answer={prompt.answer}
        cancel={() => prompt.answer(undefined)}
      />
    </Dialog>
  );
}
