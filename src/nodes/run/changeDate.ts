import { NodeError } from "../../model/failure.ts";
import type { Json } from "../../model/json.ts";
import type { RunContext, RunResult } from "../../model/nodeType.ts";
import type { dateTimeParams } from "../date-time.ts";
import { changeField } from "../support/changeField.ts";
import { formatByPattern } from "../support/dates/datePattern.ts";
import { isClockUnit, shiftMoment, startOfUnit, unitsBetween } from "../support/dates/dateUnits.ts";
import { readDate } from "../support/dates/readDate.ts";
import { offsetAt } from "../support/dates/zonedTime.ts";

type Context = RunContext<typeof dateTimeParams>;

/** The item with the date changed, or the time between two dates. */
export function changeDate({ item, params, host }: Context): RunResult {
  // A wrong zone is told even where this date does not need it.
  offsetAt(0, params.zone);
  return changeField(item, params, (value) => {
    const moment = readDate(value, params, "field");
    if (params.op !== "difference") return written(moved(moment, params), params);
    const other = params.other === "now" ? host.now() : readDate(params.other, params, "other");
    return unitsBetween(moment, other, params.unit, params.zone);
  });
}

function moved(moment: number, { op, amount, unit, zone }: Context["params"]): number {
  if (op === "start") return startOfUnit(moment, unit, zone);
  if (op === "end") return shiftMoment(startOfUnit(moment, unit, zone), 1, unit, zone) - 1;
  if (op !== "add" && op !== "subtract") return moment;
  if (!Number.isInteger(amount) && !isClockUnit(unit)) {
    throw new NodeError("bad-value", `A calendar has no parts of a ${unit}.`, {
      param: "amount",
      hint: "Give a whole number, or use hours.",
    });
  }
  return shiftMoment(moment, op === "add" ? amount : -amount, unit, zone);
}

function written(moment: number, { to, pattern, zone }: Context["params"]): Json {
  if (to === "milliseconds") return moment;
  if (to === "seconds") return Math.floor(moment / 1000);
  if (to === "iso") return new Date(moment).toISOString();
  return formatByPattern(moment, to === "zoned" ? "yyyy-MM-dd'T'HH:mm:ss.SSSXXX" : pattern, zone);
}
