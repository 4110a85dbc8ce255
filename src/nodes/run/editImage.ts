import { NodeError } from "../../model/failure.ts";
import { type FileItem, isFileItem } from "../../model/fileItem.ts";
import type { RunContext } from "../../model/nodeType.ts";
import type { imageParams } from "../image.ts";
import { fileBytes } from "../support/fileBytes.ts";
import { fileName } from "../support/fileName.ts";
import { offscreenCanvas } from "../support/offscreenCanvas.ts";
import { pictureFrame, type Size } from "../support/pictureFrame.ts";

const MOST_BYTES = 50_000_000;
/** More than this no browser draws at once. */
const MOST_SIDE = 16_384;
const ENDINGS = { png: "png", jpeg: "jpg", webp: "webp" } as const;

type Bitmap = Size & { close(): void };
declare const createImageBitmap: (blob: unknown) => Promise<Bitmap>;
declare const Blob: new (parts: readonly Uint8Array[]) => unknown;

/** The picture of an item, cut, resized and converted. */
export async function editImage({ params, host }: RunContext<typeof imageParams>): Promise<FileItem> {
  const { format, quality } = params;
  const given = params.name.trim() || (isFileItem(params.file) ? params.file.name.replace(/^.*\//, "").replace(/\.[^.]+$/, "") : "image");
  const name = fileName(given.toLowerCase().endsWith(`.${ENDINGS[format]}`) ? given : `${given}.${ENDINGS[format]}`, "name");
  const bitmap = await bitmapOf(await fileBytes(host, params.file, MOST_BYTES));
  try {
    const { left, top, width, height, to } = pictureFrame(bitmap, params);
    if (Math.max(to.width, to.height) > MOST_SIDE) throw tooLarge(to);
    const [canvas, context] = offscreenCanvas(to.width, to.height);
    if (format === "jpeg") {
      context.fillStyle = "white";
      context.fillRect(0, 0, to.width, to.height);
    }
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, left, top, width, height, 0, 0, to.width, to.height);
    const type = `image/${format}`;
    const blob = await canvas.convertToBlob({ type, quality: quality / 100 });
    if (blob.type !== type) {
      throw new NodeError("not-here", `This browser writes no ${format.toUpperCase()}.`, { param: "format", hint: "Choose PNG or JPEG." });
    }
    return await host.keepFile({ name, type }, new Uint8Array(await blob.arrayBuffer()));
  } finally {
    bitmap.close();
  }
}

async function bitmapOf(bytes: Uint8Array): Promise<Bitmap> {
  if (typeof createImageBitmap === "undefined") offscreenCanvas(1, 1);
  try {
    return await createImageBitmap(new Blob([bytes]));
  } catch (cause) {
    throw new NodeError("bad-picture", "The file is no picture that this browser reads, or it is damaged.", {
      param: "file",
      hint: "Give a PNG, JPEG, WebP or GIF; an SVG is not made of pixels.",
      cause,
    });
  }
}

function tooLarge({ width, height }: Size): NodeError {
  return new NodeError("too-large", `${width} × ${height} pixels are too many.`, {
    param: "width",
    hint: `Ask for at most ${MOST_SIDE} on each side.`,
  });
}
