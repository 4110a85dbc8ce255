import type { PointerEvent } from "react";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/words.ts";

type GripProps = { readonly onDrag: (down: PointerEvent<HTMLElement>) => void };

/** What an entry of a list is dragged by; the buttons in its head do the same by keyboard. */
export function ListGrip({ onDrag }: GripProps) {
  return (
    <div className="list-grip" title={t("Drag to move")} onPointerDown={onDrag}>
      <Icon name="grip" size={14} />
    </div>
  );
}

type HeadProps = {
  readonly noun: string;
  /** Counted from 1. */
  readonly number: number;
  readonly last: boolean;
  readonly onStep: (by: number) => void;
  readonly onRemove: () => void;
};

/** What an entry of a list is called, and the buttons that move it and take it away. */
export function ListHead({ noun, number, last, onStep, onRemove }: HeadProps) {
  return (
    <>
      <span>
        {noun} {number}
      </span>
      <IconButton
        icon="chevron-down"
        className="flip list-step"
        label={t("Move {noun} {index} up", { noun, index: number })}
        disabled={number === 1}
        onClick={() => onStep(-1)}
      />
      <IconButton
        icon="chevron-down"
        className="list-step"
        label={t("Move {noun} {index} down", { noun, index: number })}
        disabled={last}
        onClick={() => onStep(1)}
      />
      <IconButton icon="trash-2" label={t("Remove {noun} {index}", { noun, index: number })} onClick={onRemove} />
    </>
  );
}
