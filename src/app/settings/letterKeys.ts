import { ACTIONS } from "../editor/actions.ts";
import { useDeviceSettings } from "./deviceSettings.ts";

type Press = { readonly key: string };

const LETTERS = new Set(ACTIONS.flatMap(({ keys }) => keys.filter((key) => key.length === 1).map((key) => key.toLowerCase())));

/** True where a pressed key of one character is this shortcut, or any action's where none is given; never while such keys are switched off. */
export function isLetterKey(shortcut: string | undefined, { key }: Press): boolean {
  if (!useDeviceSettings.getState().letters) return false;
  const pressed = key.toLowerCase();
  return shortcut === undefined ? LETTERS.has(pressed) : pressed === shortcut;
}
