import type { Json } from "../model/json.ts";
import type { Scope } from "./scope.ts";

/** Changes a variable where it is known, else makes it in this scope; or in this scope, or for the run, as asked (X4). */
export function setVariable(from: Scope, name: string, value: Json, where: "nearest" | "scope" | "run"): void {
  let place = from;
  for (let scope: Scope | undefined = from; scope !== undefined && where !== "scope"; scope = scope.parent) {
    if (where === "run") place = scope;
    else if (scope.variables?.has(name) === true) {
      place = scope;
      break;
    }
  }
  place.variables ??= new Map();
  place.variables.set(name, value);
}
