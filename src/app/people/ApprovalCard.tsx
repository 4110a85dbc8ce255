import { useId, useState } from "react";
import { checkParams } from "../../model/checkParams.ts";
import { emptyRecord, type Json, type JsonObject, own } from "../../model/json.ts";
import { ParameterField } from "../run/ParameterField.tsx";
import type { Question } from "../run/questions.ts";
import { runActions } from "../run/runActions.ts";
import { Icon } from "../ui/Icon.tsx";
import { locale, t, told } from "../words/words.ts";
import { AskedItems } from "./AskedItems.tsx";
import { answerTo } from "./answerTo.ts";
import { formFields } from "./formFields.ts";

/** A question of the run, with what it is about, and the buttons that answer it. */
export function ApprovalCard({ question }: { readonly question: Question }) {
  const [values, setValues] = useState<JsonObject>(emptyRecord());
  const [comment, setComment] = useState("");
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(false);
  const id = useId();
  const fields = formFields(question.form) ?? {};
  const faults = checkParams(fields, values, [], undefined);
  const answer = (approved: boolean): void => {
    setTried(true);
    if (approved && faults.length > 0) return;
    setSent(true);
    void runActions.signal(question.signal, answerTo(approved, comment, values)).then(() => setSent(false));
  };
  return (
    <section role="dialog" aria-label={t("Approval")} aria-describedby={`${id}-title`} className="people-card approval">
      <header>
        <Icon name="user-check" size={18} />
        <h2 id={`${id}-title`}>{question.title}</h2>
      </header>
      <div className="approval-body scroll">
        {question.message !== "" && <p className="approval-message">{told(question.message)}</p>}
        <AskedItems question={question} />
        {Object.entries(fields).map(([name, field]) => (
          <ParameterField
            key={name}
            name={name}
            field={field}
            value={own(values, name)}
            faults={
              tried ? faults.filter(({ path }) => path[0] === name).map(({ path, message }) => ({ path: path.slice(1), message })) : []
            }
            change={(value: Json | undefined) => setValues((before) => ({ ...before, [name]: value }))}
          />
        ))}
        <div className="field">
          <label className="field-label" htmlFor={`${id}-comment`}>
            {t("Comment")}
          </label>
          <textarea
            id={`${id}-comment`}
            className="input prose"
            rows={2}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
          />
        </div>
        {question.until !== undefined && (
          <p className="quiet">{t("Answer until {time}.", { time: new Date(question.until).toLocaleString(locale(), DEADLINE) })}</p>
        )}
      </div>
      <footer className="dialog-actions">
        <button type="button" className="button outlined" disabled={sent} onClick={() => answer(false)}>
          {t("Reject")}
        </button>
        <button type="button" className="button primary" disabled={sent} onClick={() => answer(true)}>
          {t("Approve")}
        </button>
      </footer>
    </section>
  );
}

const DEADLINE: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
