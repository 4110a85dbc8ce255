import { own } from "../../model/json.ts";
import { REGION_KINDS, type RegionDescription } from "../../model/region.ts";
import { inWords } from "../words/words.ts";

/** The description of a kind of region, in the language of the studio; undefined for one that is not known. */
export function describeRegion(kind: string): RegionDescription | undefined {
  return inWords(own(REGION_KINDS, kind));
}
