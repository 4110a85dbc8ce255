import { type ReactNode, useEffect, useRef } from "react";
import "./dialog.css";
import { t } from "../words/words.ts";
import { IconButton } from "./IconButton.tsx";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Leaves out the visible title; the dialog keeps its name. */
  readonly bare?: boolean;
  readonly className?: string;
};

/** A modal dialog, open for as long as it is drawn. Escape and a click beside it close it; focus goes back where it was. */
export function Dialog({ title, onClose, children, bare = false, className = "" }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={`dialog ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === element.current && outside(element.current, event)) onClose();
      }}
    >
      {!bare && (
        <header>
          <h2>{title}</h2>
          <IconButton icon="x" label={t("Close")} onClick={onClose} />
        </header>
      )}
      {children}
    </dialog>
  );
}

function outside(element: HTMLElement, at: { readonly clientX: number; readonly clientY: number }): boolean {
  const box = element.getBoundingClientRect();
  return at.clientX < box.left || at.clientX > box.right || at.clientY < box.top || at.clientY > box.bottom;
}
