import type { Method } from "../method.ts";
import { DATE_FUNCTIONS } from "./dateFunctions.ts";
import { LIST_FUNCTIONS } from "./listFunctions.ts";
import { NUMBER_FUNCTIONS } from "./numberFunctions.ts";
import { TEXT_FUNCTIONS } from "./textFunctions.ts";

/** Every function of the language beside JavaScript's own, by name. */
export const FUNCTIONS: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...TEXT_FUNCTIONS, ...NUMBER_FUNCTIONS, ...LIST_FUNCTIONS, ...DATE_FUNCTIONS }),
);
