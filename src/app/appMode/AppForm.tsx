import { useRef } from "react";
import { own } from "../../model/json.ts";
import { FormIntro } from "../people/FormIntro.tsx";
import { formFields } from "../people/formFields.ts";
import { StartMenu } from "../people/StartMenu.tsx";
import { onlyStart, type Starts } from "../people/startPoints.ts";
import { FieldsForm } from "../run/FieldsForm.tsx";
import { useOpenWorkflow } from "../run/openWorkflow.ts";
import { RunStatus } from "../run/RunStatus.tsx";
import { runActions } from "../run/runActions.ts";
import { knownParameters, rememberParameters } from "../run/runParameters.ts";
import { isLive, useRunStatus } from "../run/runStore.ts";
import { t } from "../words/words.ts";
import { appFields, appValues, partValues } from "./appFields.ts";

type Props = { readonly id: string; readonly starts: Starts };

/** The workflow's parameters, and the form of the trigger that begins it, with the button that runs it. */
export function AppForm({ id, starts }: Props) {
  const workflow = useOpenWorkflow((state) => state.workflow);
  const { status } = useRunStatus();
  const card = useRef<HTMLElement>(null);
  const only = onlyStart(starts);
  const point = only === undefined || only === "plain" || only.event !== "form" ? undefined : only;
  const fields = appFields({
    parameters: workflow.parameters ?? {},
    form: point === undefined ? {} : (formFields(own(point.params, "fields")) ?? {}),
  });
  return (
    <section ref={card} aria-label={t("Input")} className="app-card">
      <FieldsForm
        fields={fields}
        given={appValues(knownParameters(id, workflow).given)}
        send={t("Run")}
        answer={(values) => {
          if (isLive(status)) return;
          const { parameters, form } = partValues(values);
          rememberParameters(id, parameters);
          void runActions.start(point === undefined ? {} : { begin: { trigger: point.node, input: [form] } });
        }}
      >
        {point !== undefined && <FormIntro point={point} />}
        {point === undefined && Object.keys(fields).length === 0 && <p className="quiet">{t("There is nothing to fill in.")}</p>}
      </FieldsForm>
      {status !== "idle" && (
        <footer className="app-status">
          <RunStatus />
          {isLive(status) && (
            <button type="button" className="button outlined" onClick={() => void runActions.stop()}>
              {t("Stop")}
            </button>
          )}
        </footer>
      )}
      <StartMenu under={card} />
    </section>
  );
}
