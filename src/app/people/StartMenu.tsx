import { Icon } from "../ui/Icon.tsx";
import { Menu } from "../ui/Menu.tsx";
import { t } from "../words/words.ts";
import { useBeginPrompt } from "./beginPrompt.ts";

/** The menu of what a run can begin with, under an element. */
export function StartMenu({ under }: { readonly under: { readonly current: HTMLElement | null } }) {
  const prompt = useBeginPrompt((state) => state.open);
  if (prompt?.kind !== "choose") return null;
  const box = under.current?.getBoundingClientRect();
  const { triggers, plain } = prompt.starts;
  return (
    <Menu label={t("Start with")} at={{ x: box?.left ?? 0, y: (box?.bottom ?? 0) + 4 }} onClose={() => prompt.answer(undefined)}>
      {plain !== undefined && (
        <button type="button" onClick={() => prompt.answer("plain")}>
          <Icon name={plain.icon} />
          <span>{t(plain.title)}</span>
          {triggers.some(({ failure }) => !failure) && <span className="start-note">{t("triggers give samples")}</span>}
        </button>
      )}
      {triggers.map((point) => (
        <button key={point.node} type="button" onClick={() => prompt.answer(point)}>
          <Icon name={point.icon} />
          <span>{point.title}</span>
          {point.failure && <span className="start-note">{t("sample failure")}</span>}
        </button>
      ))}
    </Menu>
  );
}
