import { NodeError } from "../../model/failure.ts";
import type { NodeHost } from "../../model/host.ts";
import type { Json, JsonObject } from "../../model/json.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { mqttParams } from "../mqtt.ts";
import { messageValue, textOfBytes } from "../support/messageValue.ts";
import { type MqttMessage, MqttSession } from "../support/mqttSession.ts";
import { isBreak, reconnecting } from "../support/reconnecting.ts";
import { requireDuration } from "../support/requireDuration.ts";
import { socketAddress } from "../support/socketAddress.ts";

type Context = RunContext<typeof mqttParams>;

/** Subscribes to topics of an MQTT broker and emits each message as an item. */
export function subscribeMqtt({ params, host }: Context): AsyncIterable<JsonObject> {
  const { url, protocols } = socketAddress(params.url, ["mqtt"]);
  const keepAlive = requireDuration(params.keepAlive, "keepAlive");
  checkTopics(params.topics);
  const login = { clientId: params.clientId === "" ? `vwmp-${host.uuid().slice(0, 18)}` : params.clientId, keepAlive };
  const source = {
    endless: true,
    textOf: ({ bytes }: MqttMessage) => textOfBytes(bytes),
    again: isBreak,
    open: async () => {
      const [user, password] = await Promise.all([host.reveal(params.user), host.reveal(params.password)]);
      const session = new MqttSession(await host.openSocket(url, protocols), host);
      try {
        await session.logIn({ ...login, user, password });
        await session.subscribe(params.topics, Number(params.qos));
      } catch (error) {
        session.close();
        throw error;
      }
      return { messages: session.messages(), close: () => session.close() };
    },
  };
  return items(reconnecting<MqttMessage>(source, params, host), params.as, host);
}

async function* items(messages: AsyncIterable<MqttMessage>, as: Context["params"]["as"], host: NodeHost): AsyncGenerator<JsonObject> {
  for await (const { topic, bytes, retain } of messages) yield { topic, data: await dataOf(topic, bytes, as, host), retain };
}

async function dataOf(topic: string, bytes: Uint8Array, as: Context["params"]["as"], host: NodeHost): Promise<Json> {
  if (as !== "file") return messageValue(textOfBytes(bytes), as);
  return host.keepFile({ name: topic.split("/").at(-1) || "message", type: "application/octet-stream" }, bytes);
}

function checkTopics(topics: readonly string[]): void {
  if (topics.length === 0)
    throw new NodeError("no-topic", "No topic is named.", { param: "topics", hint: "Name one, for example home/#." });
  for (const topic of topics) {
    const levels = topic.split("/");
    const good = levels.every((level, at) => !/[+#]/.test(level) || level === "+" || (level === "#" && at === levels.length - 1));
    if (topic !== "" && !topic.includes("\0") && good) continue;
    throw new NodeError("bad-topic", `“${topic}” is no topic.`, {
      param: "topics",
      hint: "A + or # stands for a whole level, and # comes last: home/+/temperature, home/#.",
    });
  }
}
