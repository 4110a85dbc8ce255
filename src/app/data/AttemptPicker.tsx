import { pickAttempt, unpickAttempt } from "../run/pickedAttempt.ts";
import { t } from "../words/words.ts";
import type { Attempt } from "./attempts.ts";
import { useNear } from "./useNear.ts";

/** Most attempts offered: of more, the last ones. */
const MOST = 1000;
/** More than these are listed only when somebody is about to choose. */
const LISTED = 100;

type Props = { readonly attempts: readonly Attempt[]; readonly picked: Attempt | undefined };

/** Chooses which attempt of a node the data is of: what it got, and what it gave. */
export function AttemptPicker({ attempts, picked }: Props) {
  const { near, comings } = useNear();
  const offered = near || attempts.length <= LISTED ? attempts.slice(-MOST) : [];
  const several = new Set(attempts.map(({ place }) => place.activation)).size > 1;
  const shown = picked === undefined ? -1 : attempts.indexOf(picked);
  const all = shown >= 0 && !offered.includes(picked as Attempt) ? [...offered, picked as Attempt] : offered;
  return (
    <label className="iteration-picker">
      <span>{t("Attempt")}</span>
      <select
        className="input"
        value={shown}
        {...comings}
        onChange={(event) => {
          const attempt = attempts[Number(event.target.value)];
          if (attempt === undefined) unpickAttempt();
          else pickAttempt(attempt.place, attempt.startedAt);
        }}
      >
        <option value={-1}>{t("Latest")}</option>
        {all.map((attempt) => (
          <option key={attempts.indexOf(attempt)} value={attempts.indexOf(attempt)}>
            {nameOf(attempt, several)}
          </option>
        ))}
      </select>
    </label>
  );
}

function nameOf({ place, attempt, failure }: Attempt, several: boolean): string {
  const number = several ? `#${place.activation + 1} · ${attempt}` : `${attempt}`;
  return failure === undefined ? number : `${number} · ${t("failed")}`;
}
