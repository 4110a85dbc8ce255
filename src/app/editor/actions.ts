import { isEmbedded } from "../embedded/isEmbedded.ts";
import { HELPING } from "../help/helpActions.ts";
import { KEEPING } from "../keeping/keepingActions.ts";
import { LIBRARY } from "../library/libraryActions.ts";
import type { Action } from "./action.ts";
import { ARRANGING } from "./arrangingActions.ts";
import { CLIPBOARD } from "./clipboardActions.ts";
import { EDITING, REGIONS } from "./editingActions.ts";
import { LOOKING, WALKING } from "./lookingActions.ts";
import { RUNNING } from "./runningActions.ts";

/** What leads from one workflow to another: nothing that is done where another page holds the only one. */
const AMONG_WORKFLOWS: ReadonlySet<string> = new Set([
  "new",
  "open",
  "open-app",
  "open-file",
  "next-tab",
  "previous-tab",
  "close-tab",
  "gallery",
  "link-file",
  "export-workspace",
  "import-workspace",
]);

const ALL: readonly Action[] = [
  ...EDITING,
  ...ARRANGING,
  ...REGIONS,
  ...CLIPBOARD,
  ...RUNNING,
  ...LOOKING,
  ...KEEPING,
  ...HELPING,
  ...LIBRARY,
  ...WALKING,
];

/** Everything that can be done with a key or from a menu. */
export const ACTIONS: readonly Action[] = isEmbedded()
  ? ALL.map((action) => (AMONG_WORKFLOWS.has(action.id) ? { ...action, when: () => false } : action))
  : ALL;

/** The action of an id; for buttons and menus. */
export function actionOf(id: string): Action {
  const action = ACTIONS.find((each) => each.id === id);
  if (action === undefined) throw new Error(`No action is called ${id}.`);
  return action;
}
