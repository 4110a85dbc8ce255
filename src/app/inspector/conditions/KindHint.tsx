import type { ValueKind } from "../../../model/conditionEdits.ts";
import { msg, t } from "../../words/words.ts";

type Fitting = Extract<ValueKind, "text" | "number" | "boolean">;

const SAID: Readonly<Record<Fitting, readonly [what: string, remedy: string]>> = {
  text: [msg("The value is a text here, and a text never matches this."), msg("Compare as text")],
  number: [msg("The value is a number here, and a number never matches this."), msg("Compare as number")],
  boolean: [msg("The value is yes or no here, and that never matches this."), msg("Compare as yes or no")],
};

/** Says that a comparison can never hold for the value at hand, and sets the kind with which it can. */
export function KindHint({ kind, onSet }: { readonly kind: Fitting; readonly onSet: () => void }) {
  const [what, remedy] = SAID[kind];
  return (
    <p role="note" className="condition-hint">
      {t(what)}
      <button type="button" className="button outlined" onClick={onSet}>
        {t(remedy)}
      </button>
    </p>
  );
}
