import { NodeError } from "../../model/failure.ts";

export type Size = { readonly width: number; readonly height: number };

/** Which part of a picture is drawn, and how large. */
export type PictureFrame = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly to: Size;
};

export type Wanted = Size & { readonly crop: string; readonly fit: "inside" | "cover" | "stretch" };

/** The part of a picture that is wanted, and its new size; a side of 0 follows from the other. */
export function pictureFrame(picture: Size, wanted: Wanted): PictureFrame {
  const part = cropOf(picture, wanted.crop);
  const to = sizeOf(part, wanted);
  if (wanted.fit !== "cover") return { ...part, to };
  const scale = Math.min(part.width / to.width, part.height / to.height);
  const [width, height] = [to.width * scale, to.height * scale];
  return { left: part.left + (part.width - width) / 2, top: part.top + (part.height - height) / 2, width, height, to };
}

function sizeOf(part: Size, { width, height, fit }: Wanted): Size {
  if (width === 0 && height === 0) return { width: part.width, height: part.height };
  const byWidth = width / part.width;
  const byHeight = height / part.height;
  if (width > 0 && height > 0 && fit !== "inside") return { width, height };
  const scale = width === 0 ? byHeight : height === 0 ? byWidth : Math.min(byWidth, byHeight);
  return { width: Math.max(1, Math.round(part.width * scale)), height: Math.max(1, Math.round(part.height * scale)) };
}

function cropOf(picture: Size, text: string): Size & { readonly left: number; readonly top: number } {
  if (text.trim() === "") return { left: 0, top: 0, width: picture.width, height: picture.height };
  const [left = -1, top = -1, width = 0, height = 0, more] = text
    .split(",")
    .map((part) => (/^\s*\d{1,6}\s*$/.test(part) ? Number(part) : -1));
  const isInside = left >= 0 && top >= 0 && width > 0 && height > 0 && left + width <= picture.width && top + height <= picture.height;
  if (isInside && more === undefined) return { left, top, width, height };
  throw new NodeError("bad-crop", `“${text.slice(0, 40)}” is no part of a picture of ${picture.width} × ${picture.height} pixels.`, {
    param: "crop",
    hint: "Give left, top, width and height, as in 0, 0, 400, 300.",
  });
}
