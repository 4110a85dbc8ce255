import { NodeError } from "../../model/failure.ts";

/** What nodes draw on. */
export type Context2d = {
  drawImage(image: unknown, ...numbers: number[]): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillStyle: string;
  imageSmoothingQuality: string;
};

export type Canvas = {
  readonly width: number;
  readonly height: number;
  getContext(kind: "2d"): Context2d | null;
  convertToBlob(options: { readonly type: string; readonly quality?: number }): Promise<{
    readonly type: string;
    arrayBuffer(): Promise<ArrayBuffer>;
  }>;
};

declare const OffscreenCanvas: (new (width: number, height: number) => Canvas) | undefined;

/** A canvas and what draws on it; fails with `needs-studio` where there is none. `param` is the one that asks for it. */
export function offscreenCanvas(width: number, height: number, param?: string): readonly [Canvas, Context2d] {
  const canvas = typeof OffscreenCanvas === "undefined" ? undefined : new OffscreenCanvas(width, height);
  const context = canvas?.getContext("2d");
  if (canvas !== undefined && context) return [canvas, context];
  throw new NodeError("needs-studio", "Pictures of pixels are made only in the studio.", {
    hint: "Run the workflow in the studio, or pin the node.",
    ...(param === undefined ? {} : { param }),
  });
}
