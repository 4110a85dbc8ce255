import { defineNode } from "../model/defineNode.ts";
import type { Fields } from "../model/field.ts";
import { lazyRun } from "./support/lazyRun.ts";
import { messageField, streamFields } from "./support/streamFields.ts";

export const mqttParams = {
  url: {
    kind: "text",
    label: "URL",
    help: "The broker's WebSocket, with wss:// in front.",
    placeholder: "wss://broker.example.com:8884/mqtt",
    required: true,
    capability: "net",
    secret: true,
  },
  topics: {
    kind: "texts",
    label: "Topics",
    help: "A + stands for one level, a # for all that follow.",
    placeholder: "home/+/temperature",
    required: true,
  },
  qos: {
    kind: "choice",
    label: "Delivery",
    options: [
      { value: "0", label: "At most once (QoS 0)" },
      { value: "1", label: "At least once (QoS 1)" },
    ],
    default: "0",
  },
  user: { kind: "text", label: "User", default: "", secret: true },
  password: { kind: "text", label: "Password", default: "", secret: true },
  clientId: { kind: "text", label: "Client ID", help: "A new one each time when empty.", default: "" },
  as: { ...messageField.as, options: [...messageField.as.options, { value: "file", label: "Files" }] },
  keepAlive: { kind: "duration", label: "Sign of life", help: "How often the broker is asked for one; 0 for never.", default: "30s" },
  ...streamFields,
} as const satisfies Fields;

export const mqtt = defineNode({
  type: "mqtt",
  title: "MQTT",
  icon: "radio-tower",
  category: "network",
  aliases: ["mqtt", "iot", "broker", "subscribe", "topic", "sensor", "mosquitto", "queue", "listen"],
  docs: {
    summary: "Subscribes to topics of an MQTT broker and emits each message as an item.",
    details:
      "It speaks MQTT 3.1.1 over a WebSocket, in a page as in Node; a broker's plain TCP port (1883) cannot be reached. Each item is `{ topic, data, retain }`: the text of the message, its value where messages are JSON, or a file. What follows begins with the first message. The session is a clean one: what was sent while it was not connected is missed, even at QoS 1, where a message may also come twice. When the connection breaks, or the broker closes it or gives no sign of life, it connects and subscribes again after a pause that is doubled each time, up to a minute. A login or a topic that is refused fails. A secret for user or password has to be bound to every host (`*`), since it is written into the bytes that are sent.",
    examples: [
      {
        title: "Ten readings",
        params: { url: "wss://broker.example.com:8884/mqtt", topics: ["home/+/temperature"], as: "json", most: 10 },
      },
    ],
  },
  effects: "read",
  params: mqttParams,
  summary: "{topics} at {url}",
  run: lazyRun(async () => (await import("./run/subscribeMqtt.ts")).subscribeMqtt),
});
