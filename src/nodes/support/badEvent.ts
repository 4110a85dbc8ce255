import { NodeError } from "../../model/failure.ts";
import { isObject, type Json, type JsonObject } from "../../model/json.ts";
import { kindOf } from "../../model/kindOf.ts";

/** The failure of a trigger that was begun with an event of the wrong shape. */
export function badEvent(message: string, hint: string): NodeError {
  return new NodeError("bad-event", message, { hint });
}

/** An item of an event that has to be an object. */
export function eventRecord(item: Json, hint: string): JsonObject {
  if (isObject(item)) return item as JsonObject;
  throw badEvent(`The event is ${kindOf(item)}, not an object.`, hint);
}
