import { describe, expect, test } from "vitest";
import { checkParams } from "../model/checkParams.ts";
import type { Json, JsonObject } from "../model/json.ts";
import type { NodeType } from "../model/nodeType.ts";
import { builtInNodes } from "./index.ts";
import { type Observed, observeRun, type Trial } from "./trial/observeRun.ts";
import { otherValues } from "./trial/otherValues.ts";
import { type Place, placesOf } from "./trial/placesOf.ts";
import { ALIKE, IDLE, TRIALS } from "./trial/trials.ts";

/** Types that are there to fail: of all others one of two runs has to come to a good end, so that a value that is refused proves nothing. */
const FAILS: ReadonlySet<string> = new Set(["assert", "stop-and-error"]);

/** Pairs of values to compare, at a place where one of them stands. */
type Pairs = (value: Json | undefined) => readonly (readonly [Json | undefined, Json])[];

type Observe = (trial: Trial, params: JsonObject) => Promise<Observed>;

/** Runs a node once for each trial and params, whoever asks. */
function observer(type: NodeType): Observe {
  const known = new Map<Trial, Map<string, Promise<Observed>>>();
  return (trial, params) => {
    const runs = known.get(trial) ?? new Map<string, Promise<Observed>>();
    known.set(trial, runs);
    const key = JSON.stringify(params);
    const run = runs.get(key) ?? observeRun(type, { ...trial, params });
    runs.set(key, run);
    return run;
  };
}

/** Whether a pair of values is seen to differ in a trial of the type, or in an example of its docs. */
async function differs(type: NodeType, observe: Observe, place: Place, pairs: Pairs): Promise<boolean> {
  for (const trial of [...(TRIALS[type.type] ?? []), ...type.docs.examples]) {
    for (const { params, value } of place.in(trial.params)) {
      for (const [one, other] of pairs(value)) {
        const legal = (each: JsonObject): boolean => checkParams(type.params, each, [], () => []).length === 0;
        const [before, after] = [one === undefined ? params : place.set(params, one), place.set(params, other)];
        if (!legal(before) || !legal(after)) continue;
        const first = await observe(trial, before);
        const second = await observe(trial, after);
        if (first.text !== second.text && (FAILS.has(type.type) || !first.failed || !second.failed)) return true;
      }
    }
  }
  return false;
}

const cases = builtInNodes.flatMap((type) => {
  const places = placesOf(type.params).filter((place) => !Object.hasOwn(IDLE, `${type.type}.${place.name}`));
  return places.length === 0 ? [] : [[type.type, type, places] as const];
});

describe.each(cases)("%s", (name, type, places) => {
  const observe = observer(type);

  test.each(places.map((place) => [place.name, place] as const))("%s does something", async (_, place) => {
    const others: Pairs = (value) => otherValues(place.field, value).map((other) => [undefined, other]);
    expect(await differs(type, observe, place, others)).toBe(true);
  });

  const choices = places.flatMap((place) => (place.field.kind === "choice" ? [[place.name, place, place.field.options] as const] : []));
  test.each(choices)("no two options of %s do the same", async (_, place, options) => {
    const alike: string[] = [];
    for (const [at, one] of options.entries()) {
      for (const other of options.slice(at + 1)) {
        const names = `${name}.${place.name}: ${one.value}, ${other.value}`;
        if (!Object.hasOwn(ALIKE, names) && !(await differs(type, observe, place, () => [[one.value, other.value]]))) alike.push(names);
      }
    }
    expect(alike).toEqual([]);
  });
});

test("every exception names a param that there is", () => {
  const params = new Set(builtInNodes.flatMap((type) => placesOf(type.params).map((place) => `${type.type}.${place.name}`)));
  expect(Object.keys(IDLE).filter((name) => !params.has(name))).toEqual([]);
  expect(Object.keys(ALIKE).filter((names) => !params.has(names.slice(0, names.indexOf(":"))))).toEqual([]);
});
