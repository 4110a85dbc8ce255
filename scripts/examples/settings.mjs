import { layout } from "./layout.mjs";

const BASE = { server: { port: 8080, host: "localhost" }, log: { level: "info" } };

/** Settings of three places made from one. */
export function settings() {
  return {
    format: "vwmp/1",
    name: "One set of settings, three files",
    description: "Takes settings in JSON, changes what differs for each place, and writes YAML for each of them.",
    nodes: {
      base: { type: "json-parse@1", name: "Settings", params: { text: JSON.stringify(BASE) } },
      places: {
        type: "edit-fields@1",
        name: "Places",
        params: { fields: [{ name: "place", value: '${["test", "stage", "live"]}' }] },
      },
      each: { type: "split-out@1", name: "For each", params: { field: "place", include: "all", as: "place" } },
      change: {
        type: "edit-fields@1",
        name: "What differs",
        params: {
          fields: [
            { name: "server.host", value: "${item.place}.example.com" },
            { name: "log.level", value: '${item.place === "live" ? "warn" : "debug"}' },
          ],
        },
      },
      yaml: { type: "yaml-build@1", name: "YAML", params: { format: "each" } },
    },
    edges: ["base -> places", "places -> each", "each -> change", "change -> yaml"],
    layout: layout({ base: [0, 0], places: [1, 0], each: [2, 0], change: [3, 0], yaml: [4, 0] }),
  };
}
