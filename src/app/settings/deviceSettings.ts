import { create } from "zustand";

/** What is chosen for this device, whatever workflow is open. */
export type DeviceSettings = {
  /** Keys of one character do something; off for those who speak or mistype (WCAG 2.1.4). */
  readonly letters: boolean;
  /** What is dragged on the canvas keeps to the grid. */
  readonly snap: boolean;
};

const STORED = "vwmp.settings";

export const useDeviceSettings = create<DeviceSettings>(() => ({ letters: !isOff("letters"), snap: !isOff("snap") }));

/** Changes settings and keeps them for the next visit. */
export function changeSettings(change: Partial<DeviceSettings>): void {
  useDeviceSettings.setState(change);
  const settings = useDeviceSettings.getState();
  const off = (["letters", "snap"] as const).filter((name) => !settings[name]);
  try {
    localStorage.setItem(STORED, off.join(" "));
  } catch {
    // A page without storage forgets the choice; nothing else is lost.
  }
}

/** What is kept is the names of what is switched off. */
function isOff(name: keyof DeviceSettings): boolean {
  try {
    return (localStorage.getItem(STORED) ?? "").split(" ").includes(name);
  } catch {
    return false;
  }
}
