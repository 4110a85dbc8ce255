import type { Method } from "../method.ts";
import { DATE_FUNCTIONS } from "./dateFunctions.ts";
import { HASH_FUNCTIONS } from "./hashFunctions.ts";
import { JSONATA_FUNCTIONS } from "./jsonataFunctions.ts";
import { LIST_FUNCTIONS } from "./listFunctions.ts";
import { NUMBER_FUNCTIONS } from "./numberFunctions.ts";
import { RECORD_FUNCTIONS } from "./recordFunctions.ts";
import { TEXT_FUNCTIONS } from "./textFunctions.ts";
import { WORD_FUNCTIONS } from "./wordFunctions.ts";

/** Every function of the language beside JavaScript's own, by name. */
export const FUNCTIONS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...TEXT_FUNCTIONS,
    ...NUMBER_FUNCTIONS,
    ...LIST_FUNCTIONS,
    ...DATE_FUNCTIONS,
    ...WORD_FUNCTIONS,
    ...RECORD_FUNCTIONS,
    ...HASH_FUNCTIONS,
    ...JSONATA_FUNCTIONS,
  }),
);
