import { own } from "../../model/json.ts";
import { FieldsForm } from "../run/FieldsForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { msg, t } from "../words/words.ts";
import { type AskedEvent, useBeginPrompt } from "./beginPrompt.ts";
import { FilesForm } from "./FilesForm.tsx";
import { FormIntro } from "./FormIntro.tsx";
import { formFields, samplesOf } from "./formFields.ts";
import { REQUEST_FIELDS, requestEvent, requestForm } from "./requestFields.ts";

const TITLES: Readonly<Record<AskedEvent, string>> = {
  form: msg("Form"),
  request: msg("Webhook request"),
  files: msg("Files"),
  clipboard: msg("Clipboard"),
};

/** The dialog in which a person gives the event of a trigger, before the run that it begins. */
export function BeginDialogs() {
  const prompt = useBeginPrompt((state) => state.open);
  if (prompt === undefined || prompt.kind === "choose") return null;
  const { kind, point, answer } = prompt;
  const cancel = (): void => answer(undefined);
  return (
    <Dialog title={t(TITLES[kind])} onClose={cancel}>
      {kind === "form" && (
        <FieldsForm
          fields={formFields(own(point.params, "fields")) ?? {}}
          given={samplesOf(own(point.params, "fields"))}
          send={t("Submit")}
          answer={(values) => answer([values])}
          cancel={cancel}
        >
          <FormIntro point={point} />
        </FieldsForm>
      )}
      {kind === "request" && (
        <FieldsForm
          fields={REQUEST_FIELDS}
          given={requestForm(point.params)}
          send={t("Run")}
          answer={(values) => answer([requestEvent(values)])}
          cancel={cancel}
        >
          <p className="quiet">{t("Nothing listens on a network here: the run gets this request as if it had come.")}</p>
        </FieldsForm>
      )}
      {kind === "clipboard" && (
        <FieldsForm
          fields={{ text: { kind: "text", label: t("Text"), multiline: true } }}
          given={{ text: "" }}
          send={t("Run")}
          answer={(values) => answer([{ text: own(values, "text") ?? "" }])}
          cancel={cancel}
        >
          <p className="quiet">{t("The browser does not let this page read the clipboard. Paste the text here.")}</p>
        </FieldsForm>
      )}
      {kind === "files" && <FilesForm accept={own(point.params, "accept")} answer={answer} cancel={cancel} />}
    </Dialog>
  );
}
