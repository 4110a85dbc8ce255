import type { Place } from "../model/event.ts";
import type { PortItems } from "../model/item.ts";
import { samePlace } from "../model/samePlace.ts";
import { placeOf, type RunParts } from "./runParts.ts";
import { StreamedPacket } from "./streamedPacket.ts";

/**
 * What came in at the ports of an activation, or of a region's, that is under way; undefined where there is none at the place. A port whose
 * items come piece by piece is left out: they are nowhere as a whole.
 */
export function givenInput({ live, regions }: RunParts, place: Place): readonly PortItems[] | undefined {
  const activation = [...live.keys(), ...regions.keys()].find((each) => samePlace(placeOf(each), place));
  return activation?.node.inputs.flatMap(({ name: port }, at) => {
    const packet = activation.inputs[at];
    return packet === undefined || packet instanceof StreamedPacket ? [] : [{ port, items: packet.items }];
  });
}
