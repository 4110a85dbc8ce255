import { Dialog } from "../ui/Dialog.tsx";
import { FieldsForm } from "./FieldsForm.tsx";
import { useRunPrompt } from "./runPrompts.ts";

/** The form of the workflow's parameters, before a run that needs them. */
export function RunParametersDialog() {
  const prompt = useRunPrompt((state) => state.open);
  if (prompt?.kind !== "parameters") return null;
  return (
    <Dialog title="Run parameters" onClose={() => prompt.answer(undefined)}>
      <FieldsForm
        fields={prompt.workflow.parameters ?? {}}
        given={prompt.given}
        send="Run"
        answer={prompt.answer}
        cancel={() => prompt.answer(undefined)}
      />
    </Dialog>
  );
}
