import { HELPING } from "../help/helpActions.ts";
import { KEEPING } from "../keeping/keepingActions.ts";
import { LIBRARY } from "../library/libraryActions.ts";
import type { Action } from "./action.ts";
import { ARRANGING } from "./arrangingActions.ts";
import { CLIPBOARD } from "./clipboardActions.ts";
import { EDITING, REGIONS } from "./editingActions.ts";
import { LOOKING, WALKING } from "./lookingActions.ts";
import { RUNNING } from "./runningActions.ts";

/** Everything that can be done with a key or from a menu. */
export const ACTIONS: readonly Action[] = [
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

/** The action of an id; for buttons and menus. */
export function actionOf(id: string): Action {
  const action = ACTIONS.find((each) => each.id === id);
  if (action === undefined) throw new Error(`No action is called ${id}.`);
  return action;
}
