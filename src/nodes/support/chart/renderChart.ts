import { Error as ERRORS, parse, resetSVGDefIds, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { offscreenCanvas } from "../offscreenCanvas.ts";

/** Pixels of a picture for each unit of a chart. */
const SCALE = 2;

/** Says nothing: what is odd about a chart, people see. */
const SILENT = { level: () => SILENT, error: () => SILENT, warn: () => SILENT, info: () => SILENT, debug: () => SILENT };

/** The text of an SVG file. */
export async function chartSvg(spec: Record<string, unknown>): Promise<string> {
  const view = viewOf(spec);
  resetSVGDefIds();
  const svg = await view.toSVG();
  view.finalize();
  return svg.replace(/ (?:d|transform|x|y|x2|y2|width|height)="[^"]*"/g, rounded);
}

/** The bytes of a PNG file. */
export async function chartPng(spec: Record<string, unknown>, width: number, height: number): Promise<Uint8Array> {
  const [canvas, externalContext] = offscreenCanvas(width * SCALE, height * SCALE, "format");
  const view = viewOf(spec);
  await view.toCanvas(SCALE, { externalContext } as object);
  view.finalize();
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
}

/** Expressions are walked and never compiled: the policy of the page allows no code made of text. */
function viewOf(spec: Record<string, unknown>): View {
  const compiled = compile(spec as unknown as TopLevelSpec, { logger: SILENT as never }).spec;
  return new View(parse(compiled, undefined, { ast: true } as object), { expr: expressionInterpreter, renderer: "none", logLevel: ERRORS });
}

/** Numbers as a picture needs them: the last digits of a sine are not the same on every machine. */
function rounded(attribute: string): string {
  return attribute.replace(/-?\d*\.\d{4,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 1000) / 1000));
}
