import { NodeError } from "../../model/failure.ts";
import type { Socket } from "../../model/host.ts";
import type { Item } from "../../model/item.ts";
import { madeOf } from "../../model/madeOf.ts";
import type { RunContext } from "../../model/nodeType.ts";
import { Deadline } from "../support/deadline.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { socketAddress } from "../support/socketAddress.ts";
import { incoming, outgoing } from "../support/socketMessage.ts";
import type { websocketSendParams } from "../websocket-send.ts";

type Context = RunContext<typeof websocketSendParams>;

/** Sends a message for each item over one WebSocket, and takes the answers where they are waited for. */
export async function sendToSocket(context: Context): Promise<readonly Item[]> {
  const { params, host, items } = context;
  const { url, protocols } = socketAddress(params.url, params.protocols);
  const deadline = new Deadline(host, requireDuration(params.timeout, "timeout"));
  if (items.length === 0) return [];
  const late = new NodeError("timeout", `${new URL(url).host} took longer than the time limit.`, {
    kind: "timeout",
    hint: "Raise the time limit, or look at what the server waits for.",
  });
  const socket = await deadline.before(host.openSocket(url, protocols));
  if (socket === undefined) throw late;
  try {
    const done = await deadline.before(exchange(socket, context));
    if (done === undefined) throw late;
    return done;
  } finally {
    socket.close();
  }
}

async function exchange(socket: Socket, { params, host, items, index, progress }: Context): Promise<readonly Item[]> {
  const messages = socket.messages[Symbol.asyncIterator]();
  const answers: Item[] = [];
  for (const [at, item] of items.entries()) {
    socket.send(await outgoing(params.message(item, index + at), host));
    if (params.answer === "none") continue;
    const next = await messages.next();
    if (next.done === true) throw noAnswer(answers.length);
    answers.push(madeOf({ data: await incoming(next.value, params.as, host) }, [item]));
    progress(at + 1, items.length);
  }
  socket.close();
  // Whatever still comes is for nobody; the end says that all has arrived.
  while ((await messages.next()).done !== true);
  return params.answer === "none" ? items : answers;
}

function noAnswer(count: number): NodeError {
  const after =
    count === 1 ? "The server closed the connection after 1 answer." : `The server closed the connection after ${count} answers.`;
  return new NodeError("no-answer", after, {
    kind: "outside",
    hint: "Look at what it expects, or wait for no answers.",
  });
}
