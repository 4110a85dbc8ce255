import { own } from "../../model/json.ts";
import { t } from "../words/words.ts";
import { formFields } from "./formFields.ts";
import type { StartPoint } from "./startPoints.ts";

/** What stands over a form: its title and description, where they are plain text, and what there is to say of forms without fields. */
export function FormIntro({ point }: { readonly point: StartPoint }) {
  const fields = formFields(own(point.params, "fields"));
  const description = plainText(own(point.params, "description"));
  return (
    <div className="form-intro">
      <h3>{plainText(own(point.params, "title")) ?? point.title}</h3>
      {description !== undefined && <p>{description}</p>}
      {fields === undefined && (
        <p className="quiet">{t("Its fields are worked out by an expression when it runs; nothing can be filled in here.")}</p>
      )}
      {fields !== undefined && Object.keys(fields).length === 0 && (
        <p className="quiet">{t("This form has no fields yet. Add some in its params.")}</p>
      )}
    </div>
  );
}

function plainText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && !value.includes("${") ? value : undefined;
}
