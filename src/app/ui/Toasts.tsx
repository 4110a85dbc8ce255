import { create } from "zustand";
import { t } from "../words/words.ts";
import "./dialog.css";

export type Toast = { readonly id: number; readonly text: string; readonly action?: { readonly label: string; readonly run: () => void } };

const useToasts = create<{ readonly list: readonly Toast[] }>(() => ({ list: [] }));
const SECONDS = 8;
let last = 0;

/** Says something for a few seconds, with at most one thing to do about it. */
export function toast(text: string, action?: Toast["action"]): void {
  last += 1;
  const id = last;
  useToasts.setState(({ list }) => ({ list: [...list.slice(-2), action === undefined ? { id, text } : { id, text, action }] }));
  setTimeout(() => dismiss(id), SECONDS * 1000);
}

function dismiss(id: number): void {
  useToasts.setState(({ list }) => ({ list: list.filter((each) => each.id !== id) }));
}

/** Where toasts appear: a polite live region. */
export function Toasts() {
  const list = useToasts((state) => state.list);
  return (
    <div className="toasts" role="status" aria-label={t("Messages")}>
      {list.map(({ id, text, action }) => (
        <div key={id} className="toast">
          <p>{text}</p>
          <button
            type="button"
            className="button"
            onClick={() => {
              action?.run();
              dismiss(id);
            }}
          >
            {action?.label ?? t("OK")}
          </button>
        </div>
      ))}
    </div>
  );
}
