import type { ButtonHTMLAttributes } from "react";
import { Icon } from "./Icon.tsx";

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { readonly icon: string; readonly label: string; readonly keys?: string };

/** A square button of one icon, named `label`; its tooltip adds the keys. */
export function IconButton({ icon, label, keys, className = "", ...rest }: Props) {
  return (
    <button
      type="button"
      className={`icon-button ${className}`}
      aria-label={label}
      title={keys === undefined ? label : `${label} (${keys})`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
