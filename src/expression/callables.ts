import { ARRAY_METHODS } from "./arrayMethods.ts";
import { kindOf } from "./functions/argument.ts";
import { GLOBAL_FUNCTIONS, NUMBER_METHODS } from "./globalFunctions.ts";
import type { Method } from "./method.ts";
import { STRING_METHODS } from "./stringMethods.ts";

type Methods = ReadonlyMap<string, Method>;

/** JavaScript's own functions, by the full name that is called. */
export function javascriptFunctions(): Methods {
  return GLOBAL_FUNCTIONS;
}

export function methodsOfText(): Methods {
  return STRING_METHODS;
}

export function methodsOfLists(): Methods {
  return ARRAY_METHODS;
}

/** Methods of numbers and booleans. */
export function methodsOfNumbers(): Methods {
  return NUMBER_METHODS;
}

/** What functions call a value of this kind in their messages: “a text”. */
export function kindOfArgument(value: unknown): string {
  return kindOf(value);
}
