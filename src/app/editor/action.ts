/** Something that can be done: what menus, keys and the list of shortcuts are made of. */
export type Action = {
  readonly id: string;
  /** English: drawn with `t`. */
  readonly title: string;
  /** Such as `Ctrl+Shift+Z`; Ctrl is ⌘ on a Mac. The first is shown. */
  readonly keys: readonly string[];
  /** `canvas`: its keys work only while the focus is on the canvas. */
  readonly where: "anywhere" | "canvas";
  readonly icon?: string;
  /** Left out: always. */
  readonly when?: () => boolean;
  readonly run: () => void;
};
