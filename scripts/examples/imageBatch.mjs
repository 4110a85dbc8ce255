import { layout } from "./layout.mjs";
import { pngOf } from "./pngOf.mjs";

/** Flags of three stripes and two: wide, high, and round in the middle. */
const PICTURES = [
  [
    "wide.png",
    pngOf(
      160,
      80,
      (x) =>
        [
          [200, 40, 60],
          [240, 240, 240],
          [40, 70, 160],
        ][Math.floor(x / 54)] ?? [],
    ),
  ],
  ["high.png", pngOf(60, 120, (_, y) => (y < 60 ? [220, 160, 30] : [40, 120, 80]))],
  ["round.png", pngOf(100, 100, (x, y) => ((x - 50) ** 2 + (y - 50) ** 2 < 1600 ? [190, 30, 50] : [245, 245, 245]))],
].map(([name, bytes]) => ({ name, base64: bytes.toString("base64") }));

/** Small pictures of large ones, which only a browser draws. */
export function imageBatch() {
  return {
    format: "vwmp/1",
    name: "Image batch",
    description:
      "Makes small square pictures of a list of pictures and packs them into one ZIP file. It runs in the studio, where the browser draws.",
    parameters: { size: { kind: "number", label: "Size in pixels", default: 48, min: 8, max: 512, integer: true } },
    nodes: {
      pictures: { type: "manual@1", name: "Pictures", params: { items: PICTURES } },
      small: {
        type: "image@1",
        name: "Small",
        params: {
          file: "${item.base64}",
          width: "${parameters.size}",
          height: "${parameters.size}",
          fit: "cover",
          format: "jpeg",
          name: '${item.name.replace(".png", "")}',
        },
      },
      packed: { type: "zip@1", name: "Packed", params: { name: "pictures.zip" } },
    },
    edges: ["pictures -> small", "small -> packed"],
    layout: layout({ pictures: [0, 0], small: [1, 0], packed: [2, 0] }),
  };
}
