import type { Picture } from "./workflowSvg.ts";

/** Pixels that every browser's canvas holds, in all and along one side. */
const MOST = 32_000_000;
const LONGEST = 8192;

/** How much a picture is enlarged: twice, for sharp screens, or as far as a canvas goes. */
export function pngScale({ width, height }: Pick<Picture, "width" | "height">): number {
  return Math.min(2, LONGEST / width, LONGEST / height, Math.sqrt(MOST / (width * height)));
}

/** A picture as PNG. @throws where the browser cannot draw it. */
export async function svgToPng(picture: Picture): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([picture.svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = pngScale(picture);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.floor(picture.width * scale));
    canvas.height = Math.max(1, Math.floor(picture.height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error("The canvas gave no picture.")) : resolve(blob)), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
