import type { Place } from "../model/event.ts";
import type { Item } from "../model/item.ts";
import { samePlace } from "../model/samePlace.ts";
import type { WaitingInput } from "../model/waitingInput.ts";
import type { Activation } from "./kernelState.ts";
import { normaliseItems } from "./normalise.ts";
import { Packet } from "./packet.ts";
import { placeOf, type RunParts } from "./runParts.ts";
import { StreamedPacket } from "./streamedPacket.ts";

/** What waits at the ports of activations that are enabled and have not begun, in the order in which they are to begin. */
export function waitingInputs(parts: RunParts): readonly WaitingInput[] {
  return ready(parts).flatMap((activation) => {
    if (!isEditable(activation)) return [];
    return activation.node.inputs.flatMap(({ name: port }, at) => {
      const packet = activation.inputs[at];
      return packet === undefined ? [] : [{ ...placeOf(activation), port, items: packet.items }];
    });
  });
}

/** Puts other items in the place of those that wait at a port (P8), logged before it has an effect. False where nothing waits there. */
export function editInput(parts: RunParts, place: Place, port: string, items: readonly Item[]): boolean {
  if (!waitingInputs(parts).some((each) => samePlace(each, place) && each.port === port)) return false;
  const clean = normaliseItems(items, []);
  const { node, scope, activation } = place;
  parts.append({ kind: "input-edited", node, scope, activation, packets: [{ port, count: clean.length, items: clean }] });
  putInput(parts, place, port, clean);
  return true;
}

/** As `editInput`, of what is logged. As long as there are as many items as before, each keeps the ancestors of the one in its place (F8). */
export function putInput(parts: RunParts, place: Place, port: string, items: readonly Item[]): void {
  const activation = ready(parts).find((each) => samePlace(placeOf(each), place));
  const at = activation?.node.inputs.findIndex(({ name }) => name === port) ?? -1;
  const before = activation?.inputs[at];
  if (activation === undefined || before === undefined) return;
  const origins = items.length === before.items.length ? [{ packet: before, index: undefined }] : undefined;
  activation.inputs = activation.inputs.with(at, new Packet(items, -1, origins));
}

function ready({ held, admitted, kernel }: RunParts): readonly Activation[] {
  return [...(held === undefined ? [] : [held]), ...admitted, ...kernel.ready()];
}

/** What is pinned reads nothing, and what comes piece by piece is nowhere as a whole. */
function isEditable({ node, inputs, scope, withdrawn }: Activation): boolean {
  return !scope.dead && !withdrawn && node.pin === undefined && !inputs.some((packet) => packet instanceof StreamedPacket);
}
