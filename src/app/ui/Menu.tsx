import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import "./dialog.css";

type Props = {
  readonly label: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A menu at a point of the window, open for as long as it is drawn; its buttons are the items. Arrows walk, Escape closes. */
export function Menu({ label, at, onClose, children }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const menu = element.current;
    if (menu === null) return;
    const before = document.activeElement;
    menu.showPopover();
    const box = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(4, Math.min(at.x, innerWidth - box.width - 4))}px`;
    menu.style.top = `${Math.max(4, Math.min(at.y, innerHeight - box.height - 4))}px`;
    for (const button of menu.querySelectorAll("button:not([role])")) button.setAttribute("role", "menuitem");
    menu.querySelector<HTMLButtonElement>("button:not(:disabled)")?.focus();
    return () => {
      const lost = document.activeElement === document.body || menu.contains(document.activeElement);
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [at.x, at.y]);
  return (
    <div
      ref={element}
      popover="auto"
      role="menu"
      aria-label={label}
      className="menu"
      onToggle={(event) => event.newState === "closed" && onClose()}
      onClick={onClose}
      onKeyDown={walk}
    >
      {children}
    </div>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  const index = items.indexOf(document.activeElement as HTMLButtonElement);
  items.at((index + step + items.length) % items.length)?.focus();
}
