import { own } from "../../model/json.ts";
import type { NodeDescription } from "../../model/nodeType.ts";
import { ERROR_PORT } from "../../model/ports.ts";
import type { Position, Workflow } from "../../model/workflow.ts";
import { cardHeight, portPlace } from "../canvas/cardShape.ts";
import { describeRegion } from "../editor/describeRegion.ts";
import { describeType } from "../editor/describeType.ts";
import { type Frame, framesOf } from "../editor/frames.ts";
import { CARD, positionsOf } from "../editor/grid.ts";
import { drawingOf, type NodePorts, titleOf } from "../editor/portsOfNode.ts";
import { summaryOf, summaryOfRegion } from "../editor/summaryOf.ts";
import { iconText } from "../ui/icons.ts";
import { escapeXml } from "./escapeXml.ts";
import { fittedText, textWidth } from "./fittedText.ts";
import { layoutNotes, type Note } from "./layoutNotes.ts";
import type { Palette } from "./palette.ts";
import { wirePaths } from "./wirePaths.ts";

export type Picture = { readonly svg: string; readonly width: number; readonly height: number };

/** A wire that goes back leaves the cards by 40. */
const MARGIN = 56;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', sans-serif";

/** A picture of a workflow as one SVG that stands alone: no script, no style, no other file. Every text in it is escaped. */
export function workflowSvg(workflow: Workflow, catalogue: readonly NodeDescription[], colours: Palette): Picture {
  const positions = positionsOf(workflow);
  const frames = framesOf(workflow, catalogue, positions);
  const { ports } = drawingOf(workflow, catalogue);
  const notes = layoutNotes(workflow);
  const icons = new Map<string, string>();
  const iconOf = (name: string): string => {
    const id = icons.get(name) ?? `i${icons.size}`;
    icons.set(name, id);
    return id;
  };
  const cards = [...positions].map(([id, at]) => card(workflow, catalogue, id, at, ports.get(id), colours, iconOf));
  const regions = [...frames].map(([id, frame]) => region(workflow, id, frame, colours, iconOf));
  const [left, top, right, bottom] = bounds(positions, ports, frames, notes);
  const [width, height] = [right - left, bottom - top];
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}" font-family="${FONT}">`,
    `<title>${escapeXml(workflow.name)}</title>`,
    `<defs>${[...icons].map(([name, id]) => symbol(name, id)).join("")}</defs>`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.canvas}"/>`,
    ...notes.map((note) => noteBox(note, colours)),
    ...regions,
    `<g fill="none" stroke="${colours["ink-3"]}" stroke-width="1.75">`,
    ...wirePaths(workflow, catalogue, positions, frames).map(
      ({ path, error }) => `<path d="${path}"${error ? ` stroke="${colours.bad}"` : ""}/>`,
    ),
    "</g>",
    ...cards,
    "</svg>",
  ];
  return { svg: svg.join("\n"), width, height };
}

function bounds(
  positions: ReadonlyMap<string, Position>,
  ports: ReadonlyMap<string, NodePorts>,
  frames: ReadonlyMap<string, Frame>,
  notes: readonly Note[],
): readonly [left: number, top: number, right: number, bottom: number] {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const add = (x: number, y: number, width: number, height: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const [id, [x, y]] of positions) add(x, y, CARD.width, heightOf(ports.get(id)));
  for (const { x, y, width, height } of [...frames.values(), ...notes]) add(x, y, width, height);
  if (left > right) return [0, 0, CARD.width + 2 * MARGIN, CARD.height + 2 * MARGIN];
  return [left - MARGIN, top - MARGIN, right + MARGIN, bottom + MARGIN];
}

function heightOf(ports: NodePorts | undefined): number {
  return ports === undefined ? CARD.height : cardHeight(ports);
}

function card(
  workflow: Workflow,
  catalogue: readonly NodeDescription[],
  id: string,
  [x, y]: Position,
  ports: NodePorts | undefined,
  colours: Palette,
  iconOf: (name: string) => string,
): string {
  const node = own(workflow.nodes, id);
  if (node === undefined) return "";
  const type = describeType(catalogue, node.type);
  const branches = (ports?.outputs.length ?? 0) > 2;
  const room = CARD.width - 24 - (branches ? 52 : 0);
  const off = node.disabled === true;
  const dashed = type === undefined ? ' stroke-dasharray="4 3"' : "";
  const strike = off ? ' text-decoration="line-through"' : "";
  const ink = off ? colours["ink-3"] : colours.ink;
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${CARD.width}" height="${heightOf(ports)}" rx="10" fill="${colours.card}" stroke="${colours["card-line"]}"${dashed}/>`,
    `<rect x="12" y="12" width="34" height="34" rx="8" fill="${colours["accent-soft"]}"/>`,
    `<use href="#${iconOf(type?.icon ?? "box")}" x="20" y="20" width="18" height="18" color="${off ? colours["ink-3"] : colours["accent-ink"]}"/>`,
    text(54, 26, titleOf(workflow, id), 13, CARD.width - 66, ink, ` font-weight="600"${strike}`),
    text(54, 41, type?.title ?? node.type, 11, room - 42, colours["ink-3"]),
    text(12, 65, summaryOf(node, type), 12, room, colours["ink-2"], strike),
    ...(ports === undefined ? [] : portsOf(ports, branches, colours)),
    "</g>",
  ].join("");
}

function portsOf(ports: NodePorts, named: boolean, colours: Palette): readonly string[] {
  const dot = (x: number, y: number): string =>
    `<circle cx="${x}" cy="${y}" r="4.5" fill="${colours.card}" stroke="${colours["ink-3"]}" stroke-width="2"/>`;
  const inputs = ports.inputs.map((_port, index) => portPlace(ports, "input", index)).map(({ x, y }) => dot(x, y));
  const outputs = ports.outputs.flatMap((port, index) => {
    if (port.name === ERROR_PORT.name) return [];
    const { x, y } = portPlace(ports, "output", index);
    const label = fittedText(port.label ?? port.name, 11, 60);
    return [dot(x, y), ...(named ? [text(x - 10 - textWidth(label, 11), y + 4, label, 11, 80, colours["ink-3"])] : [])];
  });
  return [...inputs, ...outputs];
}

function region(workflow: Workflow, id: string, frame: Frame, colours: Palette, iconOf: (name: string) => string): string {
  const shown = own(workflow.regions, id);
  if (shown === undefined) return "";
  const { x, y, width, height } = frame;
  const kind = describeRegion(shown.kind);
  const title = fittedText(titleOf(workflow, id), 13, width - 48);
  const rest = [kind?.title ?? shown.kind, summaryOfRegion(shown)].filter((part) => part !== "").join(" · ");
  const after = 48 + 1.1 * textWidth(title, 13);
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${width}" height="${height}" rx="14" fill="${colours.card}" fill-opacity="0.35" stroke="${colours["ink-3"]}" stroke-width="1.5"/>`,
    `<path d="M0 32H${width}" stroke="${colours["line-strong"]}"/>`,
    `<use href="#${iconOf(kind?.icon ?? "group")}" x="10" y="8" width="16" height="16" color="${colours["accent-ink"]}"/>`,
    text(34, 21, title, 13, width, colours.ink, ' font-weight="600"'),
    width - after > 80 ? text(after, 21, rest, 12, width - after - 12, colours["ink-3"]) : "",
    "</g>",
  ].join("");
}

function noteBox({ x, y, width, height, text: words }: Note, colours: Palette): string {
  const lines = words.split("\n").slice(0, Math.max(1, Math.floor((height - 16) / 18)));
  const drawn = lines.map((line, index) => text(12, 24 + index * 18, line, 12, width - 24, colours["ink-2"])).join("");
  const box = `<rect width="${width}" height="${height}" rx="6" fill="${colours["accent-soft"]}" stroke="${colours["line-strong"]}"/>`;
  return `<g transform="translate(${x} ${y})">${box}${drawn}</g>`;
}

function text(x: number, y: number, words: string, size: number, width: number, fill: string, more = ""): string {
  const line = fittedText(words, size, width);
  return line === "" ? "" : `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escapeXml(line)}</text>`;
}

function symbol(name: string, id: string): string {
  const shapes = iconText(name)
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace("</svg>", "")
    .replace(/\s*\n\s*/g, "");
  const stroke = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';
  return `<symbol id="${id}" viewBox="0 0 24 24"><g ${stroke}>${shapes}</g></symbol>`;
}
